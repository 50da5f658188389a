import type { MetricPeriod } from "@/lib/domain/metric-period";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** If the newest answer is older than this many periods, it says nothing about now. */
const PERIODS_BEHIND = 3;

/**
 * The settled periods among the last `count` that were answered, oldest first; none if even the newest is
 * too old.
 */
export function recentMinutes(
  { periods, settledTo }: Situation,
  count: number,
): readonly MetricPeriod[] {
  const newest = periods.at(-1);
  if (newest === undefined) return [];
  const end = newest.at + newest.periodMs;
  if (settledTo - end >= PERIODS_BEHIND * newest.periodMs) return [];
  const from = end - count * newest.periodMs;
  return periods.slice(-count).filter(({ at }) => at >= from);
}
