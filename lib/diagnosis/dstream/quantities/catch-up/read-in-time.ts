import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { inTimeMs } from "@/lib/diagnosis/stream/quantities/age/age";
import { settledLags } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { ratioOverLumps } from "@/lib/diagnosis/stream/quantities/share/minute-share";
import { ENOUGH, type Share } from "@/lib/diagnosis/stream/quantities/share/share";
import { inheritedUnread } from "@/lib/diagnosis/stream/quantities/shards/inherited-unread";

/** A backlog that was seen this long before counts as what is caught up with. */
const BEFORE_MINUTES = 10;

/**
 * Whether all records were read without delay from ten settled minutes before an instant until now, so
 * that nothing waited in the stream. An intake beyond the puts then comes from their count: CloudWatch has
 * published a part of the minute's puts, while Spark's batches show all of its intake. False if a lag of
 * one of the minutes is not known, because no lag is published while nobody reads.
 */
export function wasReadInTime(situation: Situation, part: Share, from: number): boolean {
  const began = from - BEFORE_MINUTES * MINUTE_MS;
  const delayMs = inTimeMs(situation);
  const lags = settledLags(situation).filter(({ x }) => x > began);
  // The lag of a minute is known by its end.
  const known = new Set(lags.map(({ x }) => x));
  for (let end = began + MINUTE_MS; end <= situation.settledTo; end += MINUTE_MS)
    if (!known.has(end)) return false;
  if (lags.some(({ y }) => y > delayMs) || inheritedUnread(situation) !== undefined) return false;
  return !situation.consumer.isLimitSet(situation) || !wasShort(part, began);
}

/** A limited receiver leaves records in its own buffers first, where no lag shows them for minutes. */
function wasShort({ perMinute, usual }: Share, began: number): boolean {
  return perMinute.some(
    ({ at }, i) => at >= began && ratioOverLumps(perMinute, i) < ENOUGH * usual,
  );
}
