import type { SourceName, SourceState } from "./source-state";
import type { BatchTasks, RunningWork } from "./work-facts";

/** A fact with the instant at which it was read, epoch ms. */
export interface Reading<T> {
  readonly at: number;
  readonly value: T;
}

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

/** The Spark application behind the driver's address. */
export interface ApplicationFacts {
  readonly id: string;
  readonly name: string;
  /** When the application started, epoch ms. */
  readonly startedAt: number;
  /**
   * When its streaming context started, epoch ms; absent until the driver has handled that event.
   */
  readonly streamingStartedAt?: number;
  readonly sparkVersion: string;
  /** The configured batch interval, ms. */
  readonly intervalMs?: number;
}

/** The counters of the driver's `streaming/statistics` that batches do not have. */
export interface StreamingCounters {
  readonly completedBatches: number;
  /** Queued and running batches together. */
  readonly activeBatches: number;
  readonly receivedRecords: number;
  readonly processedRecords: number;
}

export interface Receiver {
  readonly streamId: number;
  /** `KinesisReceiver-0`, or `Kinesis stream [0]` before it registered; never the Kinesis name. */
  readonly name: string;
  /** Absent for a receiver that never registered. True may be stale after executor loss. */
  readonly active?: boolean;
  readonly executorId?: string;
  readonly host?: string;
  /** First line of the last error; vanishes on re-registration. Upstream text: escape it. */
  readonly error?: string;
}

export interface ReceiverFacts {
  readonly active: number;
  /** active + inactive of `streaming/statistics`: the number that the application requested. */
  readonly configured: number;
  readonly receivers: readonly Receiver[];
}

/** Task slots over active executors (local mode: the driver's own). */
export interface SlotFacts {
  readonly total: number;
  readonly executors: number;
  /** Running tasks by `/executors`: lags up to 10 s and may exceed `total`. */
  readonly activeTasks: number;
}

/** The settings that change the meaning of numbers. Only explicitly set ones are known. */
export interface SparkSettings {
  readonly backpressure: boolean;
  /** records/s per receiver */
  readonly initialRate?: number;
  /** records/s per receiver, the PID floor; Spark's default is 100. */
  readonly minRate: number;
  /** records/s per receiver; absent means no cap. */
  readonly maxRate?: number;
  readonly concurrentJobs: number;
  readonly blockIntervalMs: number;
  readonly taskCpus: number;
  readonly master?: string;
  /** From the class path: `amazon-kinesis-client-1.12.0.jar` gives `1.12.0`. */
  readonly kclVersion?: string;
  readonly connectorVersion?: string;
  readonly sparkVersion?: string;
}

/** `/metrics/json/`: what REST does not have. */
export interface DriverMetrics {
  /** Events the driver's status listener dropped: above 0, REST may show finished batches as running. */
  readonly droppedEvents?: number;
  /** Submission time of the newest batch of any state, epoch ms. */
  readonly lastSubmissionAt?: number;
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

/** Every kind of fact that is stored with its time, and the shape of its value. */
export interface FactShapes {
  readonly stream: StreamFacts;
  readonly shards: readonly ShardFacts[];
  readonly shardWrites: ShardWriteFacts;
  readonly shardLags: ShardLagFacts;
  readonly application: ApplicationFacts;
  readonly counters: StreamingCounters;
  readonly receivers: ReceiverFacts;
  readonly slots: SlotFacts;
  readonly work: RunningWork;
  readonly tasks: BatchTasks;
  readonly settings: SparkSettings;
  readonly metrics: DriverMetrics;
  readonly leases: LeaseScan;
  readonly "source-cloudwatch": SourceState;
  readonly "source-kinesis": SourceState;
  readonly "source-leases": SourceState;
  readonly "source-spark": SourceState;
}

export type FactKind = keyof FactShapes;

export type SourceFactKind = `source-${SourceName}`;
