import { rankSum } from "@/lib/diagnosis/comparison/rank-sum";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { delayMs, processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { longestWaiting } from "./scheduling-delay";

const SIGNIFICANT = 0.05;

/**
 * Of batches that have ended, ascending, those since the change point at which a queue turned and its load ended. The batch that waited
 * longest is, by Lindley's recursion, the first that took less than its interval. Where those before it took
 * longer than those since, beyond chance (rank sum), they tell of a load that is over. All of them where no
 * queue of more than an interval turned, or the load is what it was: one long batch among many ends nothing.
 */
export function sinceChangePoint(
  situation: Situation,
  ended: readonly TimedBatch[],
): readonly TimedBatch[] {
  const changePoint = longestWaiting(ended);
  if (
    changePoint === undefined ||
    delayMs(changePoint) <= (effectiveInterval(situation)?.effectiveMs ?? Infinity)
  )
    return ended;
  const index = ended.indexOf(changePoint);
  const [before, since] = [ended.slice(0, index), ended.slice(index)];
  const test = rankSum(before.map(processingMs), since.map(processingMs));
  const isOver = test !== undefined && test.p < SIGNIFICANT && test.superiority < 0.5;
  return isOver ? since : ended;
}
