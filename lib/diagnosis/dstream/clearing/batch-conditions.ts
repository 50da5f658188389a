import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatDuration } from "@/lib/format/quantity";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { stuckBatchNow } from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { freshBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import {
  FAILED_OUTPUTS,
  LAST_BATCHES,
  lastCompleted,
} from "@/lib/diagnosis/dstream/rules/failing-batches";
import { stalledAfterMs } from "@/lib/diagnosis/dstream/rules/driver-stalled";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { condition, fact } from "@/lib/diagnosis/parts/condition";
import { unreadStream } from "@/lib/diagnosis/stream/quantities/shards/unread-stream";

export function batchesAreMade(s: Situation): ClearingCondition {
  const newest = s.batches.at(-1);
  const limit = stalledAfterMs(s);
  return condition(s.at, {
    text: `the newest batch is at most ${formatDuration(limit)} old`,
    value: newest && s.at - newest.at,
    unit: "ms",
    limit,
    inclusive: true,
    towards: "down",
  });
}

export function slotIsFree(s: Situation): ClearingCondition {
  return condition(s.at, {
    text: "at least 1 task slot is left beside the receivers",
    value: slots(s)?.free,
    unit: "count",
    limit: 1,
    inclusive: true,
    towards: "up",
  });
}

export function batchEnds(s: Situation): ClearingCondition {
  const hanging = stuckBatchNow(s);
  if (hanging === undefined) return fact("the batch that hung has ended", true);
  const since = formatDuration(hanging.runningMs);
  return fact(`the batch that has run for ${since} ends, or Spark is restarted without it`, false);
}

function batchHoldsRecords(s: Situation): ClearingCondition {
  const fresh = freshBatches(s);
  const newest = fresh.at(-1);
  return fact("a batch holds records", newest === undefined ? null : newest.records > 0);
}

/** Few enough of the last completed batches failed. Good batches push the failed ones out. */
export function outputsSucceed(s: Situation): ClearingCondition {
  const failed = lastCompleted(s).map((batch) => batch.failed);
  const good = failed.length - 1 - failed.lastIndexOf(true);
  const toGo = LAST_BATCHES - (FAILED_OUTPUTS - 1) - good;
  const effectiveMs = effectiveInterval(s)?.effectiveMs;
  return condition(s.at, {
    text: `fewer than ${FAILED_OUTPUTS} of the last ${LAST_BATCHES} completed batches have a failed output`,
    value: failed.length === 0 ? undefined : failed.filter(Boolean).length,
    unit: "count",
    limit: FAILED_OUTPUTS,
    towards: "down",
    metAt:
      good > 0 && effectiveMs !== undefined ? s.at + Math.max(1, toGo) * effectiveMs : undefined,
  });
}

/** Batches hold records again. While CloudWatch shows that nobody reads, those are from another stream. */
export function streamIsGot(s: Situation): ClearingCondition {
  return unreadStream(s) === undefined
    ? batchHoldsRecords(s)
    : fact("CloudWatch shows a minute in which records were got", false);
}
