import type { SeriesName, Unit } from "./series";

/** A stretch of time, epoch ms: `from` inclusive, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Quantiles of a series: a tenth of its values lie below `low`, a tenth above `high`. */
export type Part = "low" | "median" | "high";

/**
 * A series over one stretch, by quantiles, so that a single wild value moves none of these numbers.
 */
export interface StretchStats extends Readonly<Record<Part, number>> {
  /** Scaled median absolute deviation: for normal noise it equals the standard deviation. */
  readonly spread: number;
  /** Settled datapoints. Gaps are not counted. */
  readonly count: number;
}

export interface SeriesChange {
  readonly series: SeriesName;
  readonly unit: Unit;
  readonly stepMs: number;
  readonly before: StretchStats;
  readonly during: StretchStats;
  /**
   * What moved: the median, or one of the quantiles when a trouble fills only a part of the span.
   */
  readonly part: Part;
  /** How much that quantile moved, in spreads of before. The ranking uses it. */
  readonly shift: number;
  /**
   * The probability that a value of during lies above one of before, with ties counting half: 0 to
   * 1.
   */
  readonly superiority: number;
  /** The p-value of the rank-sum test, two-sided. */
  readonly p: number;
}

/** When a series left its earlier band for good. */
export interface Departure {
  readonly series: SeriesName;
  readonly direction: "rose" | "fell";
  /** Start of the first datapoint outside, epoch ms. */
  readonly at: number;
  /** The first datapoint of the stretch was outside, so the series left then or before. */
  readonly atOrBefore: boolean;
  /** The precision of `at`, ms. */
  readonly stepMs: number;
}

/** The changes of a stretch of time against the stretch before, and their order. */
export interface Comparison {
  readonly span: Stretch;
  readonly baseline: Stretch;
  /** CloudWatch's data from then on may still change, and were not compared. Epoch ms. */
  readonly settledTo: number;
  /** The changes, the largest first. */
  readonly changes: readonly SeriesChange[];
  /** Series that were compared and did not change. */
  readonly unchanged: readonly SeriesName[];
  /** Series with too few datapoints in either stretch. */
  readonly tooLittle: readonly {
    readonly series: SeriesName;
    readonly before: number;
    readonly during: number;
  }[];
  /** The earliest first, without series whose numbers are means over minutes themselves. */
  readonly movedFirst: readonly Departure[];
}

/** A series that left its earlier band, with numbers. */
export interface Move extends Departure {
  readonly unit: Unit;
  /** The median of the baseline. */
  readonly before: number;
  /** The median of the newest datapoints of the span; its extreme when it is back in its band. */
  readonly after: number;
  readonly isBack?: true;
}

/**
 * What moved around the beginning of a verdict. `before`: the first series moved before it or with
 * it. `after`: all moved later than it began. `nothing`: series were compared, and none moved.
 * `too-little`: no series has enough datapoints on both sides.
 */
export interface OnsetChanges {
  /** When the verdict began, epoch ms. */
  readonly since: number;
  /** The verdict is older than the data: it began at `since` or earlier. */
  readonly sinceIsAtLeast?: true;
  /** It begins a little before the verdict: a cause comes before its effects. */
  readonly span: Stretch;
  readonly baseline: Stretch;
  readonly state: "before" | "after" | "nothing" | "too-little";
  /** The three that moved first, in order. */
  readonly first: readonly Move[];
  /** How many of them lie within one datapoint of the very first: they have no order. */
  readonly together: number;
  /** How many others moved as well. */
  readonly more: number;
}
