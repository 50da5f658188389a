import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "./effective-interval";
import { longMs, longBatchBudgetMs } from "./long-batches";

const PATIENCE = 5;
const USUAL_BATCHES = 60;
/** Enough to show that work has become slow, and few enough to show it soon. */
const NEWEST_BATCHES = 5;

/**
 * How long a batch may run, ms: max(2 D, 60 s), or five times what its records usually take, or recently
 * take if that is more, because work that has become slow does end. Or as long as the occasional long
 * batches take. Before any batch with records has completed, a usual batch is assumed to take its interval.
 */
export function timeBudgetMs(situation: Situation, batch: TimedBatch): number {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  const usualMs = batch.recovered
    ? usualTimeMs(situation, effectiveMs)
    : usualTimePerRecordMs(situation, { batch, effectiveMs }) * batch.records;
  return Math.max(longMs(effectiveMs), PATIENCE * usualMs, longBatchBudgetMs(situation));
}

/** A recovered batch has no record count. Its budget comes from what batches have taken. */
function usualTimeMs({ batches, at }: Situation, effectiveMs: number): number {
  const done = batches.filter((one) => hasEnded(one, at)).slice(-USUAL_BATCHES);
  return median(done.map(processingMs)) ?? effectiveMs;
}

function usualTimePerRecordMs(
  { batches, at }: Situation,
  { batch, effectiveMs }: { batch: TimedBatch; effectiveMs: number },
): number {
  const others = batches.filter((one) => one.at !== batch.at && one.records > 0 && !one.recovered);
  const done = others.filter((one) => hasEnded(one, at)).slice(-USUAL_BATCHES);
  const perRecord = done.map((one) => processingMs(one) / one.records);
  const measured = median(perRecord);
  if (measured !== undefined)
    return Math.max(measured, median(perRecord.slice(-NEWEST_BATCHES)) ?? 0);
  const usual = median(others.slice(-USUAL_BATCHES).map(({ records }) => records));
  return usual === undefined ? 0 : effectiveMs / usual;
}

/** Whether a batch ended after it had run far beyond its time budget. That is an outage and not load. */
export function wasStuck(situation: Situation, batch: TimedBatch): boolean {
  const workedMs = processingMs(batch);
  // The budget of a batch looks at all others, so it is computed only for batches that took long.
  if (
    !hasEnded(batch, situation.at) ||
    workedMs <= longMs(effectiveInterval(situation)?.effectiveMs ?? 0)
  )
    return false;
  return workedMs > timeBudgetMs(situation, batch);
}
