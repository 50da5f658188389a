import { quantity } from "@/lib/diagnosis/situation/quantity";
import { mean } from "@/lib/diagnosis/trends/median";
import { isGot, putIn } from "./put";
import { recentMinutes } from "./recent-minutes";

/** This many settled minutes without a read are an outage. Fewer may be a hole between two calls. */
export const UNREAD_MINUTES = 3;

export interface StreamReading {
  /** Records put in the last three settled minutes, records/s; undefined if not known. */
  readonly putRecords: number | undefined;
  /** Whether anybody read anything in them. */
  readonly isRead: boolean;
  /** Start of the first minute of the present run without reads, epoch ms. */
  readonly unreadSince: number | undefined;
  readonly sinceIsAtLeast: boolean;
}

/** Whether anybody reads the stream. Undefined below three recent minutes. */
export const streamReading = quantity((situation): StreamReading | undefined => {
  const last = recentMinutes(situation, UNREAD_MINUTES);
  if (last.length < UNREAD_MINUTES) return undefined;
  const isRead = last.some(isGot);
  const read = situation.periods.findLastIndex(isGot);
  return {
    putRecords: mean(last.flatMap((period) => putIn(situation, period)?.records ?? [])),
    isRead,
    unreadSince: isRead ? undefined : situation.periods[read + 1]?.at,
    sinceIsAtLeast: read < 0,
  };
});
