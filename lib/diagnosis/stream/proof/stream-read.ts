import { MINUTE_MS } from "@/lib/domain/metric-period";
import { formatDuration } from "@/lib/format/quantity";
import { isGot } from "@/lib/diagnosis/stream/quantities/put/put";
import { streamReading, UNREAD_MINUTES } from "@/lib/diagnosis/stream/quantities/put/reading";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { type Claim, proven, refuted, unproven } from "@/lib/diagnosis/parts/claim";
import { kinesisRate } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/**
 * Somebody reads records where records are put. A limited reader takes lumps and pauses for minutes, so one
 * read within the last five minutes is enough for it.
 */
export function streamRead(s: Situation): Claim {
  const reading = streamReading(s);
  if (reading?.putRecords === undefined)
    return unproven(s, "stream-read", "what is put and read is not known");
  const { putRecords, isRead, unreadSince } = reading;
  const put = kinesisRate(s, putRecords);
  const span = { from: s.settledTo - UNREAD_MINUTES * MINUTE_MS, to: s.settledTo };
  const unseen = putsNeverSeen(s);
  if (putRecords <= 0 && unseen !== undefined)
    return refuted(
      s,
      "stream-read",
      {
        text: `Records were put before, and no batch has held any for ${formatDuration(unseen)}.`,
        ...span,
      },
      `records were put before that, and no batch has held any for ${formatDuration(unseen)}`,
    );
  if (putRecords <= 0)
    return isCalled(s)
      ? proven(s, "stream-read", {
          text: "Nothing is put, and the stream is asked for records.",
          ...span,
        })
      : unproven(s, "stream-read", "nothing is put, and nobody was seen to ask for records");
  if (isRead || (s.consumer.isLimited(s) && wasReadLately(s)))
    return proven(s, "stream-read", { text: `Records are read while ${put} are put.`, ...span });
  const lasted =
    unreadSince === undefined ? "" : ` for ${formatDuration(s.settledTo - unreadSince)}`;
  return refuted(
    s,
    "stream-read",
    { text: `No record was read${lasted} while ${put} are put.`, ...span, series: "getRecords" },
    `CloudWatch shows that no record was read${lasted} while ${put} are put`,
  );
}

/** An idle stream is polled all the same: its readers' calls prove that it is quiet. */
function isCalled(s: Situation): boolean {
  return recentMinutes(s, 5).some(
    ({ values }) => (values.getCalls ?? 0) > 0 || values.fanOutLag !== undefined,
  );
}

function wasReadLately(s: Situation): boolean {
  return recentMinutes(s, 5).some(isGot);
}

/** This many minutes of puts cannot all have been read before the batches became empty. */
const PUTS_UNSEEN = 3;

/** How long the batches have been empty although records were put, ms. */
function putsNeverSeen(s: Situation): number | undefined {
  const empty = s.consumer.emptyBatches(s);
  return empty !== undefined && empty.minutesWithPuts >= PUTS_UNSEEN
    ? s.at - empty.since
    : undefined;
}
