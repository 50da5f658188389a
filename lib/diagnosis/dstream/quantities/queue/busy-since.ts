import { quantity } from "@/lib/diagnosis/situation/quantity";
import { delayMs, hasStarted, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import type { Since } from "@/lib/diagnosis/situation/situation";

/** A few milliseconds of scheduling are not waiting. A twentieth of the effective interval is. */
const FREE_OF_INTERVAL = 0.05;

/** Spark was free when the batch came: it did not have to wait. */
export function foundFree(batch: TimedBatch, effectiveMs: number): boolean {
  return delayMs(batch) <= FREE_OF_INTERVAL * effectiveMs;
}

/**
 * When the present busy period began: at the last batch that found Spark free, after which each one had to
 * wait. By Lindley's recursion, `W' = max(0, W + S − D)`, all present waiting grew from there. Undefined
 * without a started batch.
 */
export const busySince = quantity((situation): Since | undefined => {
  const { at, batches } = situation;
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (effectiveMs === undefined) return undefined;
  const free = batches.findLastIndex(
    (batch) => hasStarted(batch, at) && foundFree(batch, effectiveMs),
  );
  const first = batches[Math.max(free, 0)];
  return first && { at: first.submittedAt, atLeast: free < 0 };
});
