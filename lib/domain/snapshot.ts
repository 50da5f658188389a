import type { DelayBudget } from "./delay-budget";
import type { Reach } from "./coverage";
import type { ApplicationFacts } from "./spark-facts";
import type { StreamFacts } from "./stream-facts";
import type { MicroBatch } from "./micro-batch";
import type { MetricPeriod } from "./metric-period";
import type { HealthName, SourceState } from "./source-state";
import type { Verdict } from "./verdict";

/** The back-fill requests to CloudWatch since the start. */
export interface FillCounts {
  /** Metrics that were charged. */
  readonly metrics: number;
  readonly answered: number;
  readonly failed: number;
}

/**
 * What the observer of one pipeline knows at an instant: everything that an answer may use of the
 * present. It is immutable. Times epoch ms.
 */
export interface Snapshot {
  readonly at: number;
  /** The newest verdict whose data can be read; undefined in the first seconds after the start. */
  readonly verdict: Verdict | undefined;
  /** Changes whenever the verdict changes, or uses more of the past. */
  readonly verdictVersion: number;
  /** Changes of the verdict since the start. */
  readonly verdictChanges: number;
  /** CloudWatch's minutes in memory, ascending. */
  readonly periods: readonly MetricPeriod[];
  /** The whole minute before which all CloudWatch minutes are settled. */
  readonly answeredTo: number;
  /** The whole minute before which every minute is settled or was answered twice alike. */
  readonly countedTo: number;
  /** Spark's batches in memory, in their order. */
  readonly batches: readonly MicroBatch[];
  readonly stream: StreamFacts | undefined;
  readonly application: ApplicationFacts | undefined;
  /** Undefined until the first poll has ended. */
  readonly sources: Readonly<Record<HealthName, SourceState | undefined>>;
  /** How far back the pipeline is known, or can be requested. */
  readonly reach: Reach;
  readonly fills: FillCounts;
  /** How much of this month's budget is spent; absent without a target, and until it is counted. */
  readonly delayBudget?: DelayBudget;
  /** Writes that wait for the history, and writes that were dropped since the start. */
  readonly writes: { readonly waiting: number; readonly lost: number };
}
