import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, hasWorked, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { busySince } from "@/lib/diagnosis/dstream/quantities/queue/busy-since";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { stuckBatchNow } from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { isUsuallyLong } from "@/lib/diagnosis/dstream/quantities/batches/long-batches";
import { isOversized } from "@/lib/diagnosis/dstream/quantities/batches/oversized";
import { workedPerSecond } from "@/lib/diagnosis/dstream/quantities/batches/worked-per-second";
import { wasStuck } from "@/lib/diagnosis/dstream/quantities/batches/time-budget";

/** A busy period that begins this soon after a start is the start's own backlog. */
const AFTER_START_MS = 5 * MINUTE_MS;
const LATELY = 10;
const NEWEST = 3;

/**
 * When the queue began to grow out of a start or an outage (recovered batches, or an oversized one), if it
 * will end: nothing hangs, and Spark works off more than comes in. Undefined otherwise.
 */
export const outageBacklogSince = quantity((situation): number | undefined => {
  const { at, batches } = situation;
  const began = busySince(situation)?.at;
  if (began === undefined || stuckBatchNow(situation) !== undefined) return undefined;
  const run = batches.filter((batch) => batch.submittedAt >= began);
  const grown = run.find((batch) => isException(batch, situation));
  const hung = hungUntil(situation, run);
  // A batch hung and nothing hangs now. The batches after it have not shown their processing time yet.
  if (hung !== undefined && !hasWorkedSince(situation, hung)) return hung;
  const since = hung ?? grown?.submittedAt ?? (isAfterStart(situation, began) ? began : undefined);
  const restoring = run.some((batch) => batch.recovered && !hasEnded(batch, at));
  return restoring || worksOffMore(situation, run) ? since : undefined;
});

/** When the present queue began, if that was a start and the queue is its backlog. Undefined otherwise. */
export function startBacklogSince(situation: Situation): number | undefined {
  const began = busySince(situation)?.at;
  return began !== undefined && isAfterStart(situation, began) ? began : undefined;
}

/** Recovered, far larger than usual, or one of the occasional long ones. */
function isException(batch: TimedBatch, situation: Situation): boolean {
  return batch.recovered || isOversized(batch, situation) || isUsuallyLong(situation, batch);
}

/** When a batch ended that had run far beyond its time budget. That is an outage too. */
function hungUntil(situation: Situation, run: readonly TimedBatch[]): number | undefined {
  return run.findLast((batch) => wasStuck(situation, batch))?.endedAt;
}

function hasWorkedSince({ at, batches }: Situation, since: number): boolean {
  return batches.some(
    (batch) => batch.startedAt >= since && batch.records > 0 && hasEnded(batch, at),
  );
}

function isAfterStart({ application }: Situation, began: number): boolean {
  const start = streamingStart(application) ?? -Infinity;
  return began - start <= AFTER_START_MS;
}

/** In a busy period Spark is never idle, so what it did is what it can do. */
function worksOffMore(situation: Situation, run: readonly TimedBatch[]): boolean {
  const hung = hungUntil(situation, run) ?? 0;
  const done = run
    .filter((batch) => hasWorked(batch, situation.at))
    .filter((batch) => batch.startedAt >= hung)
    .filter((batch) => !wasStuck(situation, batch))
    .slice(-LATELY);
  const coming = comingIn(situation);
  if (coming === undefined) return false;
  if (done.length === 0) return (capacity(situation)?.recordsPerSecond ?? 0) > coming;
  return (workedPerSecond(situation, done) ?? Infinity) > coming;
}

/** The puts, or the records of the newest batches if those are more, because minutes are settled late. */
function comingIn(situation: Situation): number | undefined {
  const newest = situation.batches.slice(-NEWEST).map(({ records }) => records);
  const lately = median(newest);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (lately === undefined || effectiveMs === undefined) return undefined;
  return Math.max((lately * 1000) / effectiveMs, arrivals(situation) ?? 0);
}
