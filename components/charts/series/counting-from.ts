import type { WindowAnswer } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { SERIES, type SeriesName } from "@/lib/domain/series";
import { valueAt } from "./column";
import type { DrawnSeries } from "./drawn-series";

/** Beyond this CloudWatch is silent, which the row of sources says, ms. */
const LONGEST_MS = 5 * MINUTE_MS;

/** In a longer window a minute is too narrow to be seen, ms. */
const SEEN_IN_MS = 180 * MINUTE_MS;

/** Whether CloudWatch counts a series, minute by minute, and publishes it late. */
export const isCounted = (name: SeriesName): boolean => SERIES[name].source === "cloudwatch";

/**
 * Where CloudWatch's lines end because younger minutes are still being counted, epoch ms. Null where
 * they end at the present, or for another reason.
 */
export function countingFrom(
  series: readonly DrawnSeries[],
  { live, to, countedTo }: WindowAnswer["window"],
): number | null {
  const counts = live && series.some(({ name }) => isCounted(name));
  const missing = to - countedTo;
  return counts && missing >= MINUTE_MS && missing <= LONGEST_MS ? countedTo : null;
}

/** Whether the end is wide enough to be seen, and so needs a word. */
export function isCountingSeen({ from, to }: WindowAnswer["window"]): boolean {
  return to - from <= SEEN_IN_MS;
}

/** Whether a series has no value at an instant because the minute there is still being counted. */
export function isStillCounted(
  { name, column }: DrawnSeries,
  at: number | null,
  from: number | null,
): boolean {
  if (at === null || from === null || !isCounted(name)) return false;
  return at + column.stepMs > from && valueAt(column, at) === null;
}
