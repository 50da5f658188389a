import type { DecisiveNumber } from "@/lib/domain/decisive-number";
import type { SeriesName } from "@/lib/domain/series";
import type { Verdict } from "@/lib/domain/verdict";
import type { SeriesView, SourceView } from "./window";

/** Put against get over the last settled hour, bytes/s; null where unknown. */
export interface SparklineView {
  /** Start of the first step, epoch ms. */
  readonly from: number;
  readonly stepMs: number;
  readonly put: readonly (number | null)[];
  readonly get: readonly (number | null)[];
  /** What the shards take and give now, bytes/s; null: on demand, or not known. */
  readonly limits: {
    readonly writeBytesPerSecond: number | null;
    readonly readBytesPerSecond: number | null;
  };
}

/** The series that carries a verdict, over the same hour as the sparkline. */
export interface DecisiveView extends Pick<SeriesView, "unit" | "t0" | "stepMs" | "values"> {
  readonly series: SeriesName;
  /** What it is compared with, in its unit; null: nothing, or it is not known. */
  readonly limit: number | null;
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
    /** Null: put against get shows the verdict, or no series that carries it is in memory. */
    readonly decisive: DecisiveView | null;
    /** The number that matters for the cause; null: the end-to-end delay, or it is not known. */
    readonly number: DecisiveNumber | null;
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
