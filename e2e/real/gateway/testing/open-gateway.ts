import { CloudWatchClient, GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  KinesisClient,
} from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { type Gateway, type GatewayOptions, startGateway } from "../start-gateway";
import { type Kinesalite, startKinesalite } from "./start-kinesalite";

const ACCOUNT = {
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  // Refusals must be seen, not retried.
  maxAttempts: 1,
} as const;

/** A gateway before its own emulator, and today's SDK clients in front of it. */
export class OpenGateway {
  readonly gateway: Gateway;
  readonly kinesis: KinesisClient;
  readonly cloudWatch: CloudWatchClient;
  readonly #emulator: Kinesalite;

  static async open(options: Omit<GatewayOptions, "kinesisUrl"> = {}): Promise<OpenGateway> {
    const emulator = await startKinesalite();
    return new OpenGateway(emulator, await startGateway({ kinesisUrl: emulator.url, ...options }));
  }

  private constructor(emulator: Kinesalite, gateway: Gateway) {
    this.#emulator = emulator;
    this.gateway = gateway;
    const requestHandler = new NodeHttpHandler();
    this.kinesis = new KinesisClient({ ...ACCOUNT, endpoint: gateway.kinesisUrl, requestHandler });
    this.cloudWatch = new CloudWatchClient({ ...ACCOUNT, endpoint: gateway.cloudWatchUrl });
  }

  get emulatorUrl(): string {
    return this.#emulator.url;
  }

  async createStream(StreamName: string, ShardCount: number): Promise<void> {
    await this.kinesis.send(new CreateStreamCommand({ StreamName, ShardCount }));
    await this.isActive(StreamName);
  }

  async isActive(StreamName: string): Promise<void> {
    for (;;) {
      const { StreamDescriptionSummary: stream } = await this.kinesis.send(
        new DescribeStreamSummaryCommand({ StreamName }),
      );
      if (stream?.StreamStatus === "ACTIVE") return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async iterator(StreamName: string, shard = 0): Promise<string> {
    const ShardId = `shardId-00000000000${shard}`;
    const { ShardIterator } = await this.kinesis.send(
      new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: "TRIM_HORIZON" }),
    );
    return String(ShardIterator);
  }

  read(ShardIterator: string, Limit?: number): Promise<GetRecordsCommandOutput> {
    return this.kinesis.send(new GetRecordsCommand({ ShardIterator, Limit }));
  }

  /** From minute (epoch ms) to value, of one AWS/Kinesis metric of a stream. */
  async minutes(
    stream: string,
    metric: string,
    stat: string,
    around: number,
  ): Promise<readonly (readonly [number, number])[]> {
    const Dimensions = [{ Name: "StreamName", Value: stream }];
    const Metric = { Namespace: "AWS/Kinesis", MetricName: metric, Dimensions };
    const { MetricDataResults: results } = await this.cloudWatch.send(
      new GetMetricDataCommand({
        MetricDataQueries: [{ Id: "a", MetricStat: { Metric, Period: 60, Stat: stat } }],
        StartTime: new Date(around - 600_000),
        EndTime: new Date(around + 600_000),
        ScanBy: "TimestampAscending",
      }),
    );
    const { Timestamps = [], Values = [] } = results?.[0] ?? {};
    return Timestamps.map((at, index) => [at.getTime(), Values[index] ?? Number.NaN]);
  }

  async close(): Promise<void> {
    this.kinesis.destroy();
    this.cloudWatch.destroy();
    await this.gateway.close();
    await this.#emulator.close();
  }
}
