import type { SourceState } from "./source-state";
import type {
  ApplicationFacts,
  StreamingCounters,
  ReceiverFacts,
  SlotFacts,
  SparkSettings,
  DriverMetrics,
} from "./spark-facts";
import type {
  StreamFacts,
  ShardFacts,
  ShardWriteFacts,
  ShardLagFacts,
  LeaseScan,
} from "./stream-facts";
import type { BatchTasks, RunningWork } from "./work-facts";

/** A fact with the instant at which it was read, epoch ms. */
export interface Reading<T> {
  readonly at: number;
  readonly value: T;
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

/** Readings that are compared in pairs: an equal one shows that nothing moved in between. */
export const isScan = (kind: FactKind): boolean => kind === "leases" || kind === "work";

/** Readings that are kept even when equal to the one before. A repeated lag holds until then. */
export const isKeptWhenEqual = (kind: FactKind): boolean => isScan(kind) || kind === "shardLags";
