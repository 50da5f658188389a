import type { VerdictNumbers } from "@/lib/domain/verdict";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { recordCounts } from "./quantities/share/record-counts";
import { timeToDataLossMs } from "./quantities/lag/data-loss";
import { unreadPart } from "./quantities/shards/unread-part";
import { writeThrottling } from "./quantities/throttles/throttling";

type OfStream =
  | "unreadRecords"
  | "unreadRecordsPerSecond"
  | "refusedRecordsPerSecond"
  | "userRecordsPerRecord"
  | "timeToDataLossMs";

/** The numbers of a stream, for any reader; null: does not apply, or is not known. */
export function streamNumbers(situation: Situation): Pick<VerdictNumbers, OfStream> {
  const unread = unreadPart(situation);
  const refused = writeThrottling(situation)?.rejected ?? null;
  return {
    ...(unread === undefined
      ? {}
      : {
          unreadRecords: unread.records ?? null,
          unreadRecordsPerSecond: unread.recordsPerSecond ?? null,
        }),
    ...(refused === 0 ? {} : { refusedRecordsPerSecond: refused }),
    ...recordCounts(situation),
    timeToDataLossMs: timeToDataLossMs(situation) ?? null,
  };
}
