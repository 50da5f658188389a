import type { FactKind, FactShapes, Reading } from "./facts";
import type { MicroBatch } from "./micro-batch";
import type { MetricPeriod } from "./metric-period";

/**
 * Everything known of one pipeline over a span of time: the only input of the diagnosis. All lists
 * are ascending in time. It may hold data later than the evaluated instant, which the diagnosis
 * cuts off.
 */
export interface PipelineWindow {
  /** Epoch ms. Data before `from` were not loaded, but may exist. */
  readonly from: number;
  readonly to: number;
  readonly publicationDelayMs: number;
  /** The longest end-to-end delay that is accepted, ms; absent: nobody has set one. */
  readonly targetDelayMs?: number;
  readonly periods: readonly MetricPeriod[];
  readonly batches: readonly MicroBatch[];
  readonly facts: {
    readonly [K in FactKind]: readonly Reading<FactShapes[K]>[];
  };
}

/** A window without data. */
export function emptyWindow(from: number, to: number, publicationDelayMs: number): PipelineWindow {
  return {
    from,
    to,
    publicationDelayMs,
    periods: [],
    batches: [],
    facts: {
      stream: [],
      shards: [],
      shardWrites: [],
      shardLags: [],
      application: [],
      counters: [],
      receivers: [],
      slots: [],
      work: [],
      tasks: [],
      settings: [],
      metrics: [],
      leases: [],
      "source-cloudwatch": [],
      "source-kinesis": [],
      "source-leases": [],
      "source-spark": [],
    },
  };
}
