import type { VerdictNumbers } from "@/lib/domain/verdict";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { timeToDataLossMs } from "./quantities/lag/data-loss";
import { unreadPart } from "./quantities/shards/unread-part";
import { writeThrottling } from "./quantities/throttles/throttling";

type OfStream =
  | "unreadRecords"
  | "unreadRecordsPerSecond"
  | "refusedRecordsPerSecond"
  | "timeToDataLossMs";

/** The numbers that are told of a stream, whoever reads it; null: does not apply, or cannot be known. */
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
    timeToDataLossMs: timeToDataLossMs(situation) ?? null,
  };
}
