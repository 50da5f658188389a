import type { MicroBatch } from "@/lib/domain/micro-batch";
import type { ShardFacts } from "@/lib/domain/stream-facts";
import { createKinesisSource } from "@/lib/sources/kinesis/kinesis-source";
import { createLeaseSource } from "@/lib/sources/leases/lease-source";
import { createSparkSource } from "@/lib/sources/dstream/dstream-source";
import { READ_PLANS, type ReadCall } from "../captures/read-plans";
import { CloudWatchReading } from "./cloudwatch-reading";
import type { RecordOptions } from "./record-options";
import type { Pseudonyms } from "./scrub/pseudonyms";
import { awsScrubber, sparkScrubber } from "./scrub/scrub-answer";
import { type Reading, Tape } from "./tape";

/** One upstream with its tape: the reads to make, one after the other. */
export interface Listener {
  readonly tape: Tape;
  readonly readings: readonly Reading[];
  close(): void;
}

type Read = Reading["read"];

/** CloudWatch, and its datapoints: they are kept as one block, not answer by answer. */
export function listenToCloudWatch(
  options: RecordOptions,
  names: Pseudonyms,
): Listener & { readonly cloudwatch: CloudWatchReading } {
  const tape = new Tape(awsScrubber(names));
  const cloudwatch = new CloudWatchReading(options.pipeline, options.access, (server, local) =>
    tape.hearTime(server, local),
  );
  return {
    cloudwatch,
    tape,
    readings: [reading("GetMetricData", (signal) => cloudwatch.readStream(signal))],
    close: () => cloudwatch.close(),
  };
}

/** Facts about the stream that decide what else CloudWatch may be asked. */
export interface Learnt {
  openShards: readonly string[];
  /** A closed shard that is read late makes its children wait. */
  closedShards: readonly string[];
  /** Shard-level metrics are switched on. */
  tellsShards: boolean;
}

export function listenToKinesis(
  { pipeline, access }: RecordOptions,
  names: Pseudonyms,
  learnt: Learnt,
): Listener {
  const { stream, region, consumerName } = pipeline;
  const tape = new Tape(awsScrubber(names, consumerName));
  const source = createKinesisSource({
    region,
    access: access?.kinesis,
    onAnswer: (answer) => tape.hear(answer),
    onServerTime: (serverMs, localMs) => tape.hearTime(serverMs, localMs),
  });
  let arn: string | undefined;
  const consumers: Read = async (signal) => {
    arn ??= (await source.readStream(stream, signal)).arn;
    return source.readConsumers(arn, signal);
  };
  return {
    tape,
    readings: [
      // The other readers are part of the stream's facts: they must be known first.
      reading("ListStreamConsumers", consumers),
      reading("DescribeStreamSummary", async (signal) => {
        const { shardLevelMetrics } = await source.readStream(stream, signal);
        learnt.tellsShards = shardLevelMetrics.length > 0;
      }),
      reading("ListShards", async (signal) => {
        const shards = await source.readShards(stream, signal);
        learnt.openShards = idsOf(shards.filter((shard) => !isClosed(shard)));
        learnt.closedShards = idsOf(shards.filter(isClosed));
      }),
    ],
    close: () => source.close(),
  };
}

/** Undefined when no KCL application is configured: there is no table to read. */
export function listenToLeases(
  { pipeline, access }: RecordOptions,
  names: Pseudonyms,
): Listener | undefined {
  const { kclApplication: table, kclRegion: region, stream } = pipeline;
  if (table === undefined) return undefined;
  const tape = new Tape(awsScrubber(names));
  const source = createLeaseSource({
    region,
    table,
    stream,
    access: access?.dynamodb,
    onAnswer: (answer) => tape.hear(answer),
    onServerTime: (serverMs, localMs) => tape.hearTime(serverMs, localMs),
  });
  return {
    tape,
    readings: [reading("Scan", (signal) => source.scan(signal))],
    close: () => source.close(),
  };
}

export function listenToSpark({ pipeline }: RecordOptions, names: Pseudonyms): Listener {
  const { sparkUrl, application } = pipeline;
  const tape = new Tape(sparkScrubber(names));
  const source = createSparkSource({
    baseUrl: sparkUrl,
    ...(application === undefined ? {} : { application }),
    onAnswer: (answer) => tape.hear(answer),
    onServerTime: (serverMs, localMs) => tape.hearTime(serverMs, localMs),
  });
  /** The newest completed batch with records: its task times say why it was slow. */
  let done: string | undefined;
  return {
    tape,
    readings: [
      reading("streaming", async (signal) => {
        const { batches } = await source.readStreaming(signal);
        done = batches.findLast(hasWorked)?.key ?? done;
      }),
      reading("executors", (signal) => source.readSlots(signal)),
      reading("receivers", (signal) => source.readReceivers(signal)),
      reading("environment", (signal) => source.readSettings(signal)),
      reading("jobs", (signal) => source.readWork(signal)),
      reading("metrics", (signal) => source.readMetrics(signal)),
      reading("operations", async (signal) => done && source.readTasks(done, signal)),
    ],
    close: () => source.close(),
  };
}

function reading(call: ReadCall, read: Read): Reading {
  const plan = READ_PLANS.find((one) => one.call === call);
  if (plan === undefined) throw new Error(`${call} is not planned`);
  return { ...plan, read };
}

const hasWorked = ({ records, endedAt }: MicroBatch): boolean =>
  records > 0 && endedAt !== undefined;

const isClosed = ({ endingSequence }: ShardFacts): boolean => endingSequence !== undefined;

const idsOf = (shards: readonly ShardFacts[]): readonly string[] => shards.map(({ id }) => id);
