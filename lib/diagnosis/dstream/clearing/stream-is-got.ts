import type { ClearingCondition } from "@/lib/domain/clearing";
import { unreadStream } from "@/lib/diagnosis/stream/quantities/shards/unread-stream";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { fact } from "@/lib/diagnosis/kind/condition";
import { batchHoldsRecords } from "./driver-conditions";

/** Batches hold records again; where CloudWatch shows that nobody gets any, what they hold is not the stream's. */
export function streamIsGot(s: Situation): ClearingCondition {
  return unreadStream(s) === undefined
    ? batchHoldsRecords(s)
    : fact("CloudWatch shows a minute in which records were got", false);
}
