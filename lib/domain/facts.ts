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
  /** Where it was asked for, as configured; absent in what earlier versions kept. */
  readonly region?: string;
  /** CREATING, ACTIVE, UPDATING, DELETING. */
  readonly status: string;
  readonly mode: StreamMode;
  readonly openShards: number;
  readonly retentionMs: number;
  /** Epoch ms. A stream re-created under the same name reuses shard ids. */
  readonly createdAt: number;
  /** Enhanced (billed) metrics that are on, AWS names; usually none. */
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

/** What one shard was written, means over some settled minutes. */
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

/** What shard-level metrics tell, asked only where they are on and one shard may be hot. */
export interface ShardWriteFacts {
  /** Those asked so far, at most so many at a time: perhaps not all that are open. */
  readonly shards: readonly ShardWrites[];
  readonly openShards: number;
}

/** How late this application reads one shard: KCL `MillisBehindLatest`, Maximum of a minute. */
export interface ShardLag {
  readonly shardId: string;
  /** Its newest datapoint, ms; absent: it was asked, and there is none in the minutes asked. */
  readonly lagMs?: number;
  /** Change over the minutes asked, ms a minute (Theil–Sen); absent below three datapoints. */
  readonly perMinute?: number;
  /** End of the minute of the newest datapoint, or of the minutes asked where there is none, epoch ms. */
  readonly to: number;
}

/** Asked while the stream's iterator age is high or rises, a shard was late or stands; some at a time. */
export interface ShardLagFacts {
  /** Those asked in the last half hour: perhaps not all that are open. Latest first. */
  readonly shards: readonly ShardLag[];
  readonly openShards: number;
}

/** The Spark application behind the driver's address. */
export interface ApplicationFacts {
  readonly id: string;
  readonly name: string;
  /** When the application started, epoch ms. */
  readonly startedAt: number;
  /** When its streaming context started, epoch ms; absent until that event was handled. */
  readonly streamingStartedAt?: number;
  readonly sparkVersion: string;
  /** The configured batch interval, ms. */
  readonly intervalMs?: number;
}

/** The driver's `streaming/statistics` counters that batches do not carry. */
export interface StreamingCounters {
  readonly completedBatches: number;
  /** Queued and running together. */
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
  /** active + inactive of `streaming/statistics`: what the application asked for. */
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

/** The settings that change what the numbers mean (facts: only explicitly set ones are known). */
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

/** `/metrics/json/`: what REST does not carry. */
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
  /** KCL 1.14+ stores the shard's hash range: differing from ListShards proves a foreign table. */
  readonly startingHash?: string;
  readonly endingHash?: string;
}

export interface LeaseScan {
  readonly table: string;
  readonly region: string;
  readonly leases: readonly Lease[];
}

/** Every kind of fact that is kept with its time, and the shape of its value. */
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
