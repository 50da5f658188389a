import { rankSum } from "@/lib/diagnosis/comparison/rank-sum";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { delayMs, processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { longestWaiting } from "./scheduling-delay";

const SIGNIFICANT = 0.05;

/**
 * The ended batches, ascending, since the change point at which a queue turned and its load ended. By
 * Lindley's recursion, the batch that waited longest is the first that took less than its interval. If
 * those before it took longer than those since, beyond chance (rank sum), they describe a load that has
 * ended. Returns all batches if no queue of more than an interval turned, or the load is unchanged: one
 * long batch among many ends nothing.
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
