import type { Column } from "@/lib/domain/column";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import {
  HAND_OVER_MS,
  type MicroBatch,
  processingTimeMs,
  schedulingDelayMs,
} from "@/lib/domain/micro-batch";
import type { SeriesName } from "@/lib/domain/series";
import type { Span } from "@/lib/history/port";
import { coarse } from "./sparkline";

/** A batch's own number; undefined while it has none. */
const OF_BATCH = {
  processingTime: processingTimeMs,
  schedulingDelay: schedulingDelayMs,
  intakeRecords: ({ records, intervalMs }) => (records * 1_000) / intervalMs,
} as const satisfies Partial<Record<SeriesName, (batch: MicroBatch) => number | undefined>>;

type BatchSeries = keyof typeof OF_BATCH | "queuedBatches";

export function isBatchSeries(series: SeriesName): series is BatchSeries {
  return series === "queuedBatches" || Object.hasOwn(OF_BATCH, series);
}

/**
 * One of the batches' series, in steps of a minute, or of the batch interval if that is longer: the
 * mean of a step's batches, and for the queue its length at the step's end. A step without a batch
 * is a gap.
 */
export function batchColumn(
  series: BatchSeries,
  batches: readonly MicroBatch[],
  { from, to }: Span,
): Column {
  const stepMs = MINUTE_MS * Math.ceil((batches.at(-1)?.intervalMs ?? MINUTE_MS) / MINUTE_MS);
  const steps = Array.from(
    { length: Math.floor((to - from) / stepMs) },
    (_, i) => from + i * stepMs,
  );
  const value =
    series === "queuedBatches"
      ? (at: number) => queuedAt(batches, at + stepMs)
      : meanOf(OF_BATCH[series], batches, { from, stepMs });
  return { t0: from, stepMs, values: steps.map((at) => coarse(value(at))) };
}

function meanOf(
  of: (batch: MicroBatch) => number | undefined,
  batches: readonly MicroBatch[],
  { from, stepMs }: { readonly from: number; readonly stepMs: number },
): (at: number) => number | null {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const batch of batches) {
    const value = of(batch);
    if (value === undefined || batch.at < from) continue;
    const step = from + Math.floor((batch.at - from) / stepMs) * stepMs;
    const { sum, count } = sums.get(step) ?? { sum: 0, count: 0 };
    sums.set(step, { sum: sum + value, count: count + 1 });
  }
  return (at) => {
    const found = sums.get(at);
    return found ? found.sum / found.count : null;
  };
}

/**
 * How many batches of the newest application waited at an instant; null before its first batch. A
 * batch that a later one has overtaken is not waiting: its start was missed.
 */
function queuedAt(batches: readonly MicroBatch[], at: number): number | null {
  const application = batches.at(-1)?.application;
  let waiting: number | null = null;
  for (const batch of batches) {
    if (batch.submittedAt > at || batch.application !== application) continue;
    const { startedAt, submittedAt } = batch;
    if (startedAt !== undefined && startedAt <= at) waiting = 0;
    else if ((startedAt ?? Infinity) - submittedAt >= HAND_OVER_MS) waiting = (waiting ?? 0) + 1;
    else waiting ??= 0;
  }
  return waiting;
}
