import type { Verdict } from "@/lib/domain/verdict";
import type { SourceView } from "./window";

/** Put against get over the last settled hour, bytes/s; null where unknown. */
export interface SparklineView {
  /** Start of the first step, epoch ms. */
  readonly from: number;
  readonly stepMs: number;
  readonly put: readonly (number | null)[];
  readonly get: readonly (number | null)[];
}

/** The answer of `GET /api/pipelines`. */
export interface PipelinesAnswer {
  readonly now: number;
  readonly demo: boolean;
  readonly pipelines: readonly {
    readonly id: string;
    readonly name: string;
    readonly stream: string;
    readonly region: string;
    readonly verdict: Verdict;
    readonly sources: readonly SourceView[];
    readonly sparkline: SparklineView;
    /**
     * How long the stream keeps records, ms; null: Kinesis has not answered. Lags are ranked by it.
     */
    readonly retentionMs: number | null;
  }[];
  /**
   * Present while the dashboard itself is in trouble (its store, for example): what, and what to
   * do.
   */
  readonly notice?: string;
}
