import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { allLeasesExpired } from "@/lib/diagnosis/stream/quantities/leases/expired-leases";
import { streamReading, UNREAD_MINUTES } from "@/lib/diagnosis/stream/quantities/put/reading";
import { isEmptyForLong } from "./nothing-read";
import { unreadStream } from "./unread-stream";
import type { Since } from "@/lib/diagnosis/situation/situation";

/**
 * Since when nothing of the stream reaches this application although records are put, as in
 * `reading-nothing` and `down`: nobody reads a record, nobody renews a lease of this application, every
 * batch is empty, or the driver is silent and nobody reads. Undefined otherwise, or if it is not known.
 */
export const nobodyReads = quantity((situation): Since | undefined => {
  const { putRecords = 0, unreadSince, sinceIsAtLeast = false } = streamReading(situation) ?? {};
  if (putRecords <= 0) return undefined;
  // Minutes are settled late. Newer batches already hold their records.
  if (situation.consumer.isWorkingOff(situation)) return undefined;
  const unread = unreadStream(situation);
  if (unread !== undefined) return { at: unread.since, atLeast: unread.sinceIsAtLeast };
  const left = allLeasesExpired(situation);
  if (left !== undefined) return { at: left.since, atLeast: true };
  const isGone = situation.consumer.isSilent(situation) && unreadSince !== undefined;
  if (isGone && situation.settledTo - unreadSince >= UNREAD_MINUTES * MINUTE_MS)
    return { at: unreadSince, atLeast: sinceIsAtLeast };
  const empty = situation.consumer.emptyBatches(situation);
  if (empty === undefined || !isEmptyForLong(situation, empty)) return undefined;
  return { at: empty.since, atLeast: empty.sinceIsAtLeast };
});
