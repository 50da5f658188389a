import type { SeriesName, Unit } from "./series";

/** A stretch of time, epoch ms: `from` inclusive, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where in the order of its values a series is looked at: a tenth lie below `low`, above `high`. */
export type Part = "low" | "median" | "high";

/** A series over one stretch, by its order: one wild value moves none of these numbers. */
export interface StretchStats extends Readonly<Record<Part, number>> {
  /** Scaled median absolute deviation: of normal noise, its standard deviation. */
  readonly spread: number;
  /** Settled datapoints; gaps are none. */
  readonly count: number;
}

export interface SeriesChange {
  readonly series: SeriesName;
  readonly unit: Unit;
  readonly stepMs: number;
  readonly before: StretchStats;
  readonly during: StretchStats;
  /** What moved: the middle, or, of a trouble that fills but a part of the span, one of its ends. */
  readonly part: Part;
  /** By how much that part moved, in spreads of before: what the ranking goes by. */
  readonly shift: number;
  /** How probably a value of during lies above one of before, ties counting half: 0 to 1. */
  readonly superiority: number;
  /** Of the rank-sum test, two-sided. */
  readonly p: number;
}

/** When a series left the band in which it had been, for good. */
export interface Departure {
  readonly series: SeriesName;
  readonly direction: "rose" | "fell";
  /** Start of the first datapoint outside, epoch ms. */
  readonly at: number;
  /** It was outside with the first datapoint of the stretch: it left then or before. */
  readonly atOrBefore: boolean;
  /** How exactly `at` is known, ms. */
  readonly stepMs: number;
}

/** What changed in a stretch of time against the one before, and in what order. */
export interface Comparison {
  readonly span: Stretch;
  readonly baseline: Stretch;
  /** Only what lies before it was compared. */
  readonly settledTo: number;
  /** What changed, most first. */
  readonly changes: readonly SeriesChange[];
  /** What was compared and did not change. */
  readonly unchanged: readonly SeriesName[];
  /** What has too few datapoints in either stretch to be compared. */
  readonly tooLittle: readonly {
    readonly series: SeriesName;
    readonly before: number;
    readonly during: number;
  }[];
  /** The earliest first. Numbers that are themselves means over minutes are not among them. */
  readonly movedFirst: readonly Departure[];
}
