import { formatDuration, formatQuantity } from "@/lib/format/quantity";
import { isHeldBack } from "../quantities/held-back";
import { gotIn } from "../quantities/put";
import { streamReading, UNREAD_MINUTES } from "../quantities/reading";
import { recentMinutes } from "../quantities/recent-minutes";
import type { Situation } from "../situation";
import { type Claim, proven, refuted, unproven } from "./claim";

/**
 * Somebody gets records where records are put. A limited reader takes lumps and pauses for minutes: for it
 * a get within the last five minutes will do.
 */
export function streamRead(s: Situation): Claim {
  const reading = streamReading(s);
  if (reading?.putRecords === undefined)
    return unproven(s, "stream-read", "what is put and read is not known");
  const { putRecords, isRead, unreadSince } = reading;
  const put = formatQuantity(putRecords, "records/s");
  const span = { from: s.settledTo - UNREAD_MINUTES * 60_000, to: s.settledTo };
  if (putRecords <= 0)
    return isCalled(s)
      ? proven(s, "stream-read", {
          text: "Nothing is put, and the stream is asked for records.",
          ...span,
        })
      : unproven(s, "stream-read", "nothing is put, and nobody was seen to ask for records");
  if (isRead || (isHeldBack(s) && wasReadLately(s)))
    return proven(s, "stream-read", { text: `Records are got where ${put} are put.`, ...span });
  const lasted =
    unreadSince === undefined ? "" : ` for ${formatDuration(s.settledTo - unreadSince)}`;
  return refuted(
    s,
    "stream-read",
    { text: `No record was got${lasted} while ${put} are put.`, ...span, series: "getRecords" },
    `CloudWatch shows no record got${lasted} while ${put} are put`,
  );
}

/** An idle stream is asked all the same: that it is quiet is known by its readers' calls. */
function isCalled(s: Situation): boolean {
  return recentMinutes(s, 5).some(
    ({ values }) => (values.getCalls ?? 0) > 0 || values.fanOutLag !== undefined,
  );
}

function wasReadLately(s: Situation): boolean {
  return recentMinutes(s, 5).some((minute) => (gotIn(minute)?.records ?? 0) > 0);
}
