import { AwsError } from "@/lib/demo/wire/aws/aws-answer";
import type { CloudWatch } from "../cloudwatch/cloudwatch";
import { OpenShards } from "./open-shards";
import { type ReadRefusal, refusedRead } from "./read-refusal";
import { AWS_LIMITS, type ShardLimits } from "./shard-limits";
import { ShardMeter } from "./shard-meter";
import { StreamMetrics } from "./stream-metrics";
import type { Upstream } from "./upstream";

/** What every call needs: the emulator, the metrics, and the clock. */
export interface GateContext {
  readonly upstream: Upstream;
  readonly cloudWatch: CloudWatch;
  /** Epoch ms. */
  readonly now: () => number;
  readonly limits: ((stream: string) => Partial<ShardLimits>) | undefined;
}

/** The gateway's state of one stream. */
export class StreamGate {
  readonly name: string;
  readonly shards: OpenShards;
  readonly metrics: StreamMetrics;
  readonly #limits: ShardLimits;
  readonly #meters = new Map<string, ShardMeter>();
  readonly #newest = new Map<string, bigint>();
  #refusesReads: ReadRefusal | undefined;

  constructor(name: string, { upstream, cloudWatch, limits }: GateContext) {
    this.name = name;
    this.shards = new OpenShards(upstream);
    this.metrics = new StreamMetrics(name, cloudWatch);
    this.#limits = { ...AWS_LIMITS, ...limits?.(name) };
  }

  meter(shardId: string): ShardMeter {
    const meter = this.#meters.get(shardId) ?? new ShardMeter(this.#limits);
    this.#meters.set(shardId, meter);
    return meter;
  }

  /** Records that the emulator accepted a record. */
  took(shardId: string, sequenceNumber: string): void {
    const number = BigInt(sequenceNumber);
    if (number > (this.#newest.get(shardId) ?? -1n)) this.#newest.set(shardId, number);
    // A shard that is not known to be open: the stream was resharded.
    if (!this.shards.ids.includes(shardId)) this.shards.forget();
  }

  /** Whether a shard has records after this one. Those put directly to the emulator are not known. */
  holdsMoreThan(shardId: string, sequenceNumber: string): boolean {
    return (this.#newest.get(shardId) ?? -1n) > BigInt(sequenceNumber);
  }

  /** From now on all reads are refused; undefined ends this. */
  refuseReads(code: ReadRefusal | undefined): void {
    this.#refusesReads = code;
  }

  /** The current refusal of reads; undefined when there is none. */
  readRefusal(): AwsError | undefined {
    return this.#refusesReads && refusedRead(this.#refusesReads, this.name);
  }

  /** AWS's own words for a limit that is reached. */
  rateExceeded(shardId: string): AwsError {
    return new AwsError(
      "ProvisionedThroughputExceededException",
      `Rate exceeded for shard ${shardId} in stream ${this.name} under account 000000000000.`,
    );
  }
}
