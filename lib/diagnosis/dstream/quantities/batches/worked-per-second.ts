import type { Situation } from "@/lib/diagnosis/situation/situation";
import { processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { concurrentJobs } from "./concurrent-jobs";

/** The rate must exceed arrivals by more than the noise of both. */
export const MORE_THAN_ARRIVES = 1.05;

/**
 * Records/s that Spark does while it is busy: Σ records ÷ Σ processing time of batches that have ended,
 * times the concurrent jobs. Undefined without batches, or if they took no time.
 */
export function workedPerSecond(
  situation: Situation,
  done: readonly TimedBatch[],
): number | undefined {
  const workedMs = sum(done.map(processingMs));
  if (workedMs === 0) return undefined;
  const jobs = concurrentJobs(situation);
  return (sum(done.map(({ records }) => records)) * 1000 * jobs) / workedMs;
}
