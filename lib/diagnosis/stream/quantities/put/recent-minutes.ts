import type { Minute } from "@/lib/domain/minute";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** Behind by more periods than this, the newest answer says nothing about now. */
const PERIODS_BEHIND = 3;

/**
 * The settled periods among the last `count` that were answered, oldest first; none when even the
 * newest of them is too old to speak of now.
 */
export function recentMinutes({ minutes, settledTo }: Situation, count: number): readonly Minute[] {
  const newest = minutes.at(-1);
  if (newest === undefined) return [];
  const end = newest.at + newest.periodMs;
  if (settledTo - end >= PERIODS_BEHIND * newest.periodMs) return [];
  const from = end - count * newest.periodMs;
  return minutes.slice(-count).filter(({ at }) => at >= from);
}
