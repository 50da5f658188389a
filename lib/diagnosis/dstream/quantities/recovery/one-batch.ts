import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { isProcessing, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { isUsuallyLong } from "@/lib/diagnosis/dstream/quantities/batches/long-batches";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { isOversized } from "@/lib/diagnosis/dstream/quantities/batches/oversized";
import { timeBudgetMs } from "@/lib/diagnosis/dstream/quantities/batches/time-budget";
import { workingOffAtLength } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";

/** A single batch that takes long for a reason, and others wait behind it. */
export interface OneBatch {
  readonly why: "one large batch is in time" | "a long batch runs, as it does now and then";
  readonly since: Since;
}

export function oneBatchInTime(situation: Situation): OneBatch | undefined {
  const { at } = situation;
  const running = newestBatches(situation).find((batch) => isProcessing(batch, at));
  if (running === undefined) return undefined;
  return large(situation, running) ?? long(situation, running) ?? ofBacklog(situation);
}

/** It is oversized, and within the time budget of its records. */
function large(situation: Situation, running: TimedBatch): OneBatch | undefined {
  if (!isOversized(running, situation)) return undefined;
  const inTime = situation.at - running.startedAt <= timeBudgetMs(situation, running);
  const since = { at: running.startedAt, atLeast: false };
  return inTime ? { why: "one large batch is in time", since } : undefined;
}

/** It runs as long as earlier long batches did, which came occasionally and ended. */
function long(situation: Situation, running: TimedBatch): OneBatch | undefined {
  if (!isUsuallyLong(situation, running)) return undefined;
  const since = { at: running.startedAt, atLeast: false };
  return { why: "a long batch runs, as it does now and then", since };
}

/** It need not be oversized: if all batches hold a part of the backlog, none stands out. */
function ofBacklog(situation: Situation): OneBatch | undefined {
  const found = workingOffAtLength(situation);
  return found && { why: "one large batch is in time", since: found.since };
}
