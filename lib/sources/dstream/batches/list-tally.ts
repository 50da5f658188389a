import type { StreamingCounters } from "@/lib/domain/facts";

export interface ListTally {
  /** What `completedBatches` stood at when the list was made. */
  readonly completed: number;
  /** False when that could not be told; the least possible number is given then. */
  readonly isExact: boolean;
}

/**
 * Where the counters stood at the instant of a list, which itself holds only the retained batches.
 * Counters read before and after it bound both the completed ones and all ever made, which are the
 * completed ones plus the active ones of the list; mostly only one number is left.
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
  // Too low a number asks for a batch too many, which is noticed; too high a one would miss some.
  return { completed: Math.min(least, after.completedBatches), isExact: least === most };
}
