import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "./effective-interval";
import { longMs, longBatchBudgetMs } from "./long-batches";

const PATIENCE = 5;
const USUAL_BATCHES = 60;
/** Enough to tell that work has become slow, and few enough to tell it soon. */
const NEWEST_BATCHES = 5;

/**
 * How long a batch may rightly run, ms: max(2 D, 60 s), or five times what its records usually
 * take, or lately take where that is more: work that has become slow does end. Or as long as the long
 * ones take that come now and then. Before any batch with records has completed, a usual batch is granted
 * its whole interval.
 */
export function timeBudgetMs(situation: Situation, batch: TimedBatch): number {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  const usualMs = batch.recovered
    ? usualTimeMs(situation, effectiveMs)
    : usualTimePerRecordMs(situation, { batch, effectiveMs }) * batch.records;
  return Math.max(longMs(effectiveMs), PATIENCE * usualMs, longBatchBudgetMs(situation));
}

/** A recovered batch tells no records: its budget is what batches have taken. */
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

/** Whether a batch has ended that had run far longer than its time budget: an outage, and no load. */
export function wasStuck(situation: Situation, batch: TimedBatch): boolean {
  const workedMs = processingMs(batch);
  // The budget of a batch takes a look at all the others: only for those that took long at all.
  if (
    !hasEnded(batch, situation.at) ||
    workedMs <= longMs(effectiveInterval(situation)?.effectiveMs ?? 0)
  )
    return false;
  return workedMs > timeBudgetMs(situation, batch);
}
