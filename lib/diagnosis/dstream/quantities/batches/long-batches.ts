import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "./effective-interval";
import { MINUTE_MS } from "@/lib/domain/metric-period";

export interface LongBatches {
  /** How long such batches take, ms: the median. */
  readonly usualMs: number;
  /** From the start of one to the start of the next, ms: the median. */
  readonly everyMs: number;
}

/** One may have hung; what has ended twice in about the same time comes again. */
const FEWEST = 2;
/** So far from their median they are still the same work. */
const ALIKE = 2;
/** Between two of them lies so many times what they take: long ones that follow one another are slow work. */
const APART = 3;

/**
 * Batches that take long now and then, and end: a compaction every twenty minutes, a heavy hour's first
 * batch. Undefined where there were none, or they have nothing in common.
 */
export const longBatches = quantity((situation): LongBatches | undefined => {
  const { at } = situation;
  const ended = situation.batches.filter((batch) => hasEnded(batch, at) && !batch.recovered);
  const long = ended.filter(
    (batch) => processingMs(batch) > longMs(effectiveInterval(situation)?.effectiveMs ?? 0),
  );
  const usualMs = median(long.map(processingMs));
  const starts = long.map(({ startedAt }) => startedAt);
  const distances = starts.slice(1).map((start, i) => start - (starts[i] ?? start));
  const everyMs = median(distances);
  if (usualMs === undefined || everyMs === undefined || long.length < FEWEST) return undefined;
  const alike = long.every((batch) => {
    const ratio = processingMs(batch) / usualMs;
    return ratio <= ALIKE && ratio >= 1 / ALIKE;
  });
  const apart = distances.every((distance) => distance >= APART * usualMs);
  return alike && apart ? { usualMs, everyMs } : undefined;
});

/** Beyond what such batches take by so much, one does not end. */
const PATIENCE = 1.5;

/** How long a long batch may run that is one of those, ms; 0 without any. */
export function longBatchBudgetMs(situation: Situation): number {
  return PATIENCE * (longBatches(situation)?.usualMs ?? 0);
}

/** Among its neighbours it stands out: where all are slow, Spark is. */
const STANDS_OUT = 3;
const NEIGHBOURS = 10;

/** Whether a batch takes far longer than its neighbours, and no longer than those that come now and then. */
export function isUsuallyLong(situation: Situation, batch: TimedBatch): boolean {
  const ranMs = Math.min(batch.endedAt, situation.at) - batch.startedAt;
  if (
    ranMs > longBatchBudgetMs(situation) ||
    ranMs <= (effectiveInterval(situation)?.effectiveMs ?? 0)
  )
    return false;
  const neighbours = situation.batches
    .filter((one) => one.at !== batch.at && hasEnded(one, situation.at))
    .slice(-NEIGHBOURS);
  return ranMs > STANDS_OUT * (median(neighbours.map(processingMs)) ?? Infinity);
}

/** Longer than this is long for any batch: max(2 D, 60 s). */
export function longMs(effectiveMs: number): number {
  return Math.max(2 * effectiveMs, MINUTE_MS);
}
