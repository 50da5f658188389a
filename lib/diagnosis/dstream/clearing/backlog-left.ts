import type { Clearing } from "@/lib/domain/clearing";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { backlogRecords } from "@/lib/diagnosis/dstream/quantities/backlog/backlog";
import { growing } from "@/lib/diagnosis/dstream/quantities/backlog/growing";
import { remainingWork } from "@/lib/diagnosis/dstream/quantities/backlog/remaining-work";
import { standstill } from "@/lib/diagnosis/dstream/quantities/queue/standstill";
import { unreadPart } from "@/lib/diagnosis/stream/quantities/shards/unread-part";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { userRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

type Backlog = Clearing["backlog"];

/** When the backlog will be gone: backlog ÷ (records worked off − arrivals). */
export function backlogLeft(s: Situation): Backlog {
  const records = backlogRecords(s) ?? null;
  const stands = standstill(s);
  if (stands !== undefined) return unknown(records, stands);
  if (records === null) return unknown(records, "how much is left to do is not known");
  if (unreadPart(s) !== undefined) return unknown(records, "a part of it lies in unread shards");
  const [left, coming] = [remainingWork(s), arrivals(s)];
  if (coming === undefined) return unknown(records, "what is put is not known");
  if (left?.level !== false)
    return { ...unknown(records, "only the usual batches are left"), level: true };
  const { workedOffPerSecond, levelInMs } = left;
  if (workedOffPerSecond === undefined)
    return unknown(records, "too few batches have ended to see how fast Spark works it off");
  const because = `${userRate(s, workedOffPerSecond)} are worked off and ${userRate(s, coming)} arrive`;
  if (levelInMs !== undefined) return { records, shrinks: true, goneAt: s.at + levelInMs, because };
  const grows = growing(s);
  return {
    records,
    shrinks: false,
    goneAt: null,
    because: grows === undefined ? because : `the ${grows} grows, and ${because}`,
  };
}

function unknown(records: number | null, because: string): Backlog {
  return { records, shrinks: null, goneAt: null, because };
}
