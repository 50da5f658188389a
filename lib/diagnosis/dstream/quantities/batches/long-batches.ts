import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "./effective-interval";
import { MINUTE_MS } from "@/lib/domain/metric-period";

export interface LongBatches {
  /** The usual processing time of such batches, ms: the median. */
  readonly usualMs: number;
  /** The usual time from the start of one to the start of the next, ms: the median. */
  readonly everyMs: number;
}

/** A single one may have hung. If two took about the same time, more will come. */
const FEWEST = 2;
/** Within this factor of their median they count as the same work. */
const ALIKE = 2;
/** The distance between two must be this many times their processing time. Closer ones mean slow work. */
const APART = 3;

/**
 * Batches that occasionally take long and end: a compaction every twenty minutes, or the first batch of a
 * busy hour. Undefined if there were none, or they have nothing in common.
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

/** A batch that runs for this factor longer than such batches take does not count as one of them. */
const PATIENCE = 1.5;

/** How long such a batch may run, ms; 0 without any. */
export function longBatchBudgetMs(situation: Situation): number {
  return PATIENCE * (longBatches(situation)?.usualMs ?? 0);
}

/** It stands out from its neighbours. If all are slow, Spark is. */
const STANDS_OUT = 3;
const NEIGHBOURS = 10;

/** Whether a batch takes far longer than its neighbours, but no longer than the occasional long ones. */
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
