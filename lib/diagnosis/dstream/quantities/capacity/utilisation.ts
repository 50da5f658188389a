import { BUSY, utilisationRatio } from "@/lib/domain/busy";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { concurrentJobs } from "@/lib/diagnosis/dstream/quantities/batches/concurrent-jobs";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";

export interface Utilisation {
  readonly ratio: number;
  readonly batches: number;
  readonly meanProcessingMs: number;
  readonly from: number;
  readonly to: number;
}

/** Below this Spark has time to spare. At or above it, Spark is about to be the bottleneck. */
export const LOW = BUSY;

const FEWEST = 3;

/**
 * ρ: Σ processing time ÷ (Σ distance between batches × concurrent jobs), over the batches completed in the
 * last max(5 min, 10 D). With `spark.streaming.concurrentJobs` above 1 several batches share the time.
 * Undefined below three batches. It reacts late at the start of an incident, because idle batches from
 * before still count. The queue shows it sooner.
 */
export const utilisation = quantity((situation) =>
  utilisationOf(situation, recentlyCompleted(situation)),
);

/** It could take more. False if ρ is not known. */
export function hasTimeToSpare(situation: Situation): boolean {
  return (utilisation(situation)?.ratio ?? 1) < LOW;
}

/** ρ of the given completed batches. */
export function utilisationOf(
  situation: Situation,
  completed: readonly TimedBatch[],
): Utilisation | undefined {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (effectiveMs === undefined || completed.length < FEWEST) return undefined;
  const jobs = concurrentJobs(situation);
  const workedMs = sum(completed.map(processingMs));
  return {
    ratio: utilisationRatio({ workedMs, batches: completed.length, distanceMs: effectiveMs, jobs }),
    batches: completed.length,
    meanProcessingMs: workedMs / completed.length,
    from: completed[0]?.at ?? situation.at,
    to: completed.at(-1)?.at ?? situation.at,
  };
}

/** Batches that ended in the last max(5 min, 10 D), without recovered ones. */
export function recentlyCompleted(situation: Situation): readonly TimedBatch[] {
  const { at } = situation;
  const span = Math.max(5 * MINUTE_MS, 10 * (effectiveInterval(situation)?.effectiveMs ?? 0));
  return newestBatches(situation).filter(
    (batch) => hasEnded(batch, at) && batch.endedAt > at - span && !batch.recovered,
  );
}
