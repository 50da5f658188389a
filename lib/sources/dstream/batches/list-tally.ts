import type { StreamingCounters } from "@/lib/domain/spark-facts";

export interface ListTally {
  /** The value of `completedBatches` when the list was made. */
  readonly completed: number;
  /** False when that value is not certain; `completed` is the lowest possible one then. */
  readonly isExact: boolean;
}

/**
 * The driver's counters at the instant of a list, which itself holds only the retained batches.
 * Counters read before and after it bound two numbers: the completed batches, and all ever made,
 * which are the completed ones plus the active ones of the list. Mostly only one value is left.
 */
export function tallyOf(
  before: StreamingCounters,
  activeInList: number,
  after: StreamingCounters,
): ListTally {
  const least = Math.max(
    before.completedBatches,
    before.completedBatches + before.activeBatches - activeInList,
  );
  const most = Math.min(
    after.completedBatches,
    after.completedBatches + after.activeBatches - activeInList,
  );
  // Too low a number causes one read too many, which is noticed; too high a one would miss batches.
  return { completed: Math.min(least, after.completedBatches), isExact: least === most };
}
