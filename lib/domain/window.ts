import type { FactKind, FactShapes, Reading } from "./facts";
import type { MicroBatch } from "./micro-batch";
import type { MetricPeriod } from "./metric-period";

/**
 * Everything known of one pipeline over a span of time: the diagnosis's only input. All lists are
 * ascending in time. It may hold things later than the instant asked; the diagnosis cuts them off.
 */
export interface PipelineWindow {
  /** Epoch ms. Data before `from` were not loaded (they may exist). */
  readonly from: number;
  readonly to: number;
  readonly publicationDelayMs: number;
  readonly periods: readonly MetricPeriod[];
  readonly batches: readonly MicroBatch[];
  readonly facts: {
    readonly [K in FactKind]: readonly Reading<FactShapes[K]>[];
  };
}

/** A window in which nothing is known. */
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
