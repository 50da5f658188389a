import { MINUTE_MS } from "./metric-period";

/**
 * The bucket widths that a store may keep ready, ms. Finer buckets are made from the rows (`raw`).
 */
export const RESOLUTIONS = {
  "1 min": MINUTE_MS,
  "5 min": 5 * MINUTE_MS,
  "30 min": 30 * MINUTE_MS,
  "1 h": 60 * MINUTE_MS,
} as const;

export type Resolution = "raw" | keyof typeof RESOLUTIONS;

/** Coarsest first. `as`: Object.entries forgets which names there are. */
const COARSEST_FIRST = (
  Object.entries(RESOLUTIONS) as [keyof typeof RESOLUTIONS, number][]
).toSorted(([, a], [, b]) => b - a);

/** The coarsest resolution whose buckets make up a bucket of this width. */
export function resolutionOf(stepMs: number): Resolution {
  return COARSEST_FIRST.find(([, widthMs]) => stepMs % widthMs === 0)?.[0] ?? "raw";
}

/** A bucket then grows by a fifth at most. */
const FEWEST_IN_A_BUCKET = 5;

/**
 * Widens a bucket to a whole number of buckets of the coarsest suitable resolution, so that a long
 * window is read from ready ones. The width stays a multiple of the source's period. With a period
 * that divides no resolution, the width stays as it is.
 */
export function wholeStep(stepMs: number, rhythmMs: number): number {
  const [, widthMs] =
    COARSEST_FIRST.find(
      ([, width]) => width * FEWEST_IN_A_BUCKET <= stepMs && width % rhythmMs === 0,
    ) ?? [];
  return widthMs === undefined ? stepMs : Math.ceil(stepMs / widthMs) * widthMs;
}
