import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Snapshot } from "@/lib/domain/snapshot";
import type { Evaluation } from "@/lib/domain/verdict";
import type { Span } from "@/lib/history/port";
import type { BatchBucket, PeriodBucket, QueueBucket } from "@/lib/history/buckets";
import { ageingCache } from "@/lib/process/ageing-cache";
import type { HistoryReader } from "../query/answer-context";
import { type Steps, wholeSteps } from "../series/steps";

/** Rows may be this share of a bucket old: too little to be seen at the edge of a chart. */
const AGE_OF_STEP = 0.25;
const OLDEST_MS = 15_000;

/** Distinct windows whose rows are kept for the next request. */
const KEPT_AT_ONCE = 60;

/**
 * A trouble is found some minutes after it began: an evaluation this long after a window may still
 * concern it, ms. The slowest rule (nothing is put any more) takes eight minutes.
 */
const FOUND_LATER_MS = 15 * MINUTE_MS;

/** The bucketed rows of a window, ascending. */
export interface WindowRows {
  readonly minutes: readonly PeriodBucket[];
  readonly batches: readonly BatchBucket[];
  readonly queue: readonly QueueBucket[];
  /** From the minute before the window to a while after it. */
  readonly evaluations: readonly Evaluation[];
}

const kept = ageingCache<Promise<WindowRows>>(KEPT_AT_ONCE);

/**
 * The bucketed rows of a window. A week of ten-second batches takes a tenth of a second to bucket,
 * and its buckets are half an hour wide. So later requests for the same buckets get the same rows,
 * as long as these are young compared with a bucket. Verdict, facts and sources are not kept here.
 *
 * @param of.snapshot rows from before a back-fill, or before a verdict change, whose reason they would
 *   not show, are not reused for it. CloudWatch's minutes from its `countedTo` on are left out: a
 *   bucket must not hold a minute of which only a part is published
 */
export function readRows(
  history: HistoryReader,
  id: string,
  span: Span,
  { steps, snapshot }: { readonly steps: Steps; readonly snapshot: Snapshot },
): Promise<WindowRows> {
  const { fills, verdictVersion, countedTo } = snapshot;
  const whole = wholeSteps(span, steps.minuteStepMs);
  const minuteSpan = { ...whole, to: Math.max(whole.from, Math.min(whole.to, countedTo)) };
  const batchSpan = wholeSteps(span, steps.batchStepMs);
  const version = [fills.answered, verdictVersion];
  const key = JSON.stringify([id, version, steps, whole, minuteSpan, batchSpan]);
  const known = kept.get(key);
  if (known) return known;
  const rows = query(history, id, { whole, minuteSpan, batchSpan, steps });
  const stepMs = Math.min(steps.minuteStepMs, steps.batchStepMs);
  kept.set(key, rows, { ttl: Math.min(OLDEST_MS, AGE_OF_STEP * stepMs) });
  rows.catch(() => kept.peek(key) === rows && kept.delete(key));
  return rows;
}

async function query(
  history: HistoryReader,
  id: string,
  asked: Readonly<Record<"whole" | "minuteSpan" | "batchSpan", Span>> & { readonly steps: Steps },
): Promise<WindowRows> {
  const { whole, minuteSpan, batchSpan, steps } = asked;
  const wholeMinutes = wholeSteps(whole, MINUTE_MS);
  const [minutes, batches, queue, evaluations] = await Promise.all([
    history.periodBuckets(id, minuteSpan, steps.minuteStepMs),
    history.batchBuckets(id, batchSpan, steps.batchStepMs),
    history.queueBuckets(id, batchSpan, steps.batchStepMs),
    // The minute before shows what held when the window began; those after it, what had begun by
    // its end.
    history.evaluations(id, {
      from: wholeMinutes.from - MINUTE_MS,
      to: wholeMinutes.to + FOUND_LATER_MS,
    }),
  ]);
  return { minutes, batches, queue, evaluations };
}
