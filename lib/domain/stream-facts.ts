export type StreamMode = "provisioned" | "on-demand";

/** Kinesis `DescribeStreamSummary` (+ `ListStreamConsumers`), in our words. */
export interface StreamFacts {
  readonly name: string;
  readonly arn: string;
  /** The configured region in which it was read; absent in data of earlier versions. */
  readonly region?: string;
  /** CREATING, ACTIVE, UPDATING, DELETING. */
  readonly status: string;
  readonly mode: StreamMode;
  readonly openShards: number;
  readonly retentionMs: number;
  /** Epoch ms. A stream re-created under the same name reuses shard ids. */
  readonly createdAt: number;
  /** Enhanced (billed) shard metrics that are on, by AWS names; usually none. */
  readonly shardLevelMetrics: readonly string[];
  /** Registered enhanced fan-out consumers, by name. */
  readonly consumers: readonly string[];
}

/** One entry of Kinesis `ListShards`. Sequence numbers are decimal strings: compare as BigInt. */
export interface ShardFacts {
  readonly id: string;
  readonly parentIds: readonly string[];
  readonly startingSequence: string;
  /** Present once the shard is closed. */
  readonly endingSequence?: string;
  readonly startingHash: string;
  readonly endingHash: string;
}

/** The writes of one shard, means over some settled minutes. */
export interface ShardWrites {
  readonly shardId: string;
  /** Accepted: records/s and bytes/s. */
  readonly putRecords: number;
  readonly putBytes: number;
  /** Refused, records/s. */
  readonly refused: number;
  /** End of the minutes, epoch ms. */
  readonly to: number;
}

/** Shard-level metrics, requested only where they are on and a shard may be hot. */
export interface ShardWriteFacts {
  /** The shards requested so far, a limited number at a time, so perhaps not all open ones. */
  readonly shards: readonly ShardWrites[];
  readonly openShards: number;
}

/** How late this application reads one shard: KCL `MillisBehindLatest`, Maximum of a minute. */
export interface ShardLag {
  readonly shardId: string;
  /** Its newest datapoint, ms; absent: it was requested, and the requested minutes have none. */
  readonly lagMs?: number;
  /** Change over the requested minutes, ms a minute (Theil–Sen); absent below three datapoints. */
  readonly perMinute?: number;
  /**
   * End of the newest datapoint's minute, or of the requested minutes when there is none, epoch ms.
   */
  readonly to: number;
}

/**
 * Requested while the stream's iterator age is high or rises, or a shard was late or stalled. A
 * limited number at a time.
 */
export interface ShardLagFacts {
  /**
   * The shards requested in the last half hour, perhaps not all open ones. The latest lag first.
   */
  readonly shards: readonly ShardLag[];
  readonly openShards: number;
}

/** One row of the KCL lease table that is a lease. Numbers are decimal strings or sentinels. */
export interface Lease {
  readonly shardId: string;
  readonly owner?: string;
  /** +1 per renewal: the only heartbeat there is. */
  readonly counter: number;
  /** A sequence number, or TRIM_HORIZON, LATEST, AT_TIMESTAMP, SHARD_END. */
  readonly checkpoint?: string;
  readonly ownerSwitches: number;
  readonly parentIds: readonly string[];
  /**
   * KCL 1.14+ stores the shard's hash range. A range that differs from ListShards' proves a foreign
   * table.
   */
  readonly startingHash?: string;
  readonly endingHash?: string;
}

export interface LeaseScan {
  readonly table: string;
  readonly region: string;
  readonly leases: readonly Lease[];
}
