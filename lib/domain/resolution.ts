import { MINUTE_MS } from "./metric-period";

/**
 * How wide the buckets are that a store may keep ready, ms. What is finer is made from the rows
 * themselves (`raw`).
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

/** The coarsest resolution of which buckets of this width are made whole. */
export function resolutionOf(stepMs: number): Resolution {
  return COARSEST_FIRST.find(([, widthMs]) => stepMs % widthMs === 0)?.[0] ?? "raw";
}

/** A bucket is widened by a fifth at most. */
const FEWEST_IN_A_BUCKET = 5;

/**
 * A bucket's width that is at least as wide, and a whole number of the coarsest resolution of which it
 * holds some: a long window is then read from what is ready. Every multiple of the source's rhythm stays
 * one; a rhythm that divides no resolution keeps its own.
 */
export function wholeStep(stepMs: number, rhythmMs: number): number {
  const [, widthMs] =
    COARSEST_FIRST.find(
      ([, width]) => width * FEWEST_IN_A_BUCKET <= stepMs && width % rhythmMs === 0,
    ) ?? [];
  return widthMs === undefined ? stepMs : Math.ceil(stepMs / widthMs) * widthMs;
}
