import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { delayMs } from "@/lib/diagnosis/situation/timed-batch";
import { mean, sum } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { startedBatches } from "./scheduling-delay";

/**
 * How many steps from one batch to the next are tested, the least mean fall of a step as part of the
 * effective interval, and how many standard errors the mean must lie below zero: Student's t at one in a
 * thousand, because it is tested with every batch. The fall must last, since the puts vary within minutes.
 */
const FALLS = [
  { steps: 5, forMs: 2 * MINUTE_MS, leastOfInterval: 0.05, errors: 7.2 },
  { steps: 10, forMs: 2 * MINUTE_MS, leastOfInterval: 0.05, errors: 4.3 },
  { steps: 20, forMs: 2 * MINUTE_MS, leastOfInterval: 0.05, errors: 3.6 },
  { steps: 40, forMs: 5 * MINUTE_MS, leastOfInterval: 0.02, errors: 3.3 },
];
/**
 * This many batches in a row that each wait less by this part of the effective interval are not chance
 * either. Where five would take minutes, three with a larger fall are enough.
 */
const STEEP = [
  { steps: 5, forMs: 0, leastOfInterval: 0.1 },
  { steps: 3, forMs: 2 * MINUTE_MS, leastOfInterval: 0.25 },
];

/**
 * Whether the waiting of batches really shrinks. At a load of about 1 it varies with the chance of each
 * batch (Lindley), and five batches in a row sometimes wait less without any improvement. The mean step
 * from one batch to the next must fall by more than that.
 */
export const isDraining = quantity((situation: Situation): boolean => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (effectiveMs === undefined) return false;
  if (fallsSteeply(situation)) return true;
  const steps = stepsOf(situation);
  return FALLS.some(({ steps: fewest, forMs, leastOfInterval, errors }) => {
    const count = Math.max(fewest, Math.ceil(forMs / effectiveMs));
    const last = steps.slice(-count);
    return last.length === count && falls(last, { errors, leastMs: leastOfInterval * effectiveMs });
  });
});

/** Whether each of the newest batches waited so much less than the one before that they alone are proof. */
export const fallsSteeply = quantity((situation: Situation): boolean => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (effectiveMs === undefined) return false;
  return STEEP.some(({ steps, forMs, leastOfInterval }) => {
    const newest = stepsOf(situation).slice(-steps);
    if (newest.length < steps || steps * effectiveMs < forMs) return false;
    return newest.every((step) => step <= -leastOfInterval * effectiveMs);
  });
});

/** How much longer each started batch waited than the one before it, ms. */
const stepsOf = quantity((situation: Situation): readonly number[] => {
  const waits = startedBatches(newestBatches(situation), situation.at).map(delayMs);
  return waits.slice(1).map((wait, i) => wait - (waits[i] ?? wait));
});

function falls(
  steps: readonly number[],
  { errors, leastMs }: { errors: number; leastMs: number },
): boolean {
  const step = mean(steps) ?? 0;
  const variance = sum(steps.map((one) => (one - step) ** 2)) / (steps.length - 1);
  return step <= -leastMs && step <= -errors * Math.sqrt(variance / steps.length);
}
