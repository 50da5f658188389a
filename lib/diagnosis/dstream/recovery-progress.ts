import { streamingStart } from "@/lib/domain/streaming-start";
import type { RecoveryProgress } from "@/lib/domain/verdict";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { lagAt } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { remainingWork } from "@/lib/diagnosis/dstream/quantities/backlog/remaining-work";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import {
  IN_SPARK,
  isOfLongBatch,
  type Recovery,
  recovery,
} from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { behindSinceStart } from "@/lib/diagnosis/dstream/quantities/restart/started-behind";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { sum } from "@/lib/diagnosis/trends/median";
import { wasStuck } from "@/lib/diagnosis/dstream/quantities/batches/time-budget";

/** How far a recovery has come; undefined without one, or if it is not of a backlog. */
export function recoveryProgress(situation: Situation): RecoveryProgress | undefined {
  const found = recovery(situation);
  const by = found && startedBy(situation, found);
  if (found === undefined || by === undefined) return undefined;
  const from = Math.round(found.since.at);
  const left = remainingWork(situation);
  return {
    by,
    from,
    backlogAtStart: rounded(someOf(behindAt(situation, from))),
    leftRecords: rounded(left?.records),
    levelAt: left?.levelInMs === undefined ? null : Math.round(situation.at + left.levelInMs),
  };
}

function startedBy(
  situation: Situation,
  { why, since }: Recovery,
): RecoveryProgress["by"] | undefined {
  if (isOfLongBatch(why)) return undefined;
  const starts = [behindSinceStart(situation), streamingStart(situation.application)];
  if (starts.includes(since.at)) return "restart";
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  const hung = newestBatches(situation).some(
    (batch) => Math.abs(batch.endedAt - since.at) <= effectiveMs && wasStuck(situation, batch),
  );
  if (hung) return "batch-ended";
  return IN_SPARK.has(why) ? "draining" : "reading";
}

/** Records put by an instant and not done then: unread in the stream, and in Spark. */
function behindAt(situation: Situation, then: number): number | undefined {
  const rate = arrivals(situation);
  const unreadMs = lagAt(situation, then);
  if (rate === undefined || unreadMs === undefined) return undefined;
  const inSpark = newestBatches(situation).filter(
    ({ submittedAt, endedAt }) => submittedAt <= then && endedAt > then,
  );
  return (unreadMs / 1000) * rate + sum(inSpark.map(({ records }) => records));
}

/** A backlog is worked off, so a missing number of that time means that it is not known. */
function someOf(records: number | undefined): number | undefined {
  return records !== undefined && records >= 1 ? records : undefined;
}

function rounded(records: number | undefined): number | null {
  return records === undefined ? null : Math.round(records);
}
