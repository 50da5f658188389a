import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { inTimeMs, lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";
import { busySince } from "@/lib/diagnosis/dstream/quantities/queue/busy-since";
import { lagAt, settledLags } from "@/lib/diagnosis/stream/quantities/lag/lag-now";

/** A queue that begins this soon after a start comes from what the start found. */
const SOON_MS = 5 * MINUTE_MS;

/**
 * When the application was started, epoch ms, if it was late then and has not caught up since: it works off
 * what it found. Undefined otherwise, or if the lag at the start is not known.
 */
export const behindSinceStart = quantity((situation): number | undefined => {
  const start = streamingStart(situation.application);
  if (start === undefined || (lagAt(situation, start) ?? 0) <= lagLimitMs(situation))
    return undefined;
  const level = inTimeMs(situation);
  const since = settledLags(situation).filter(({ x }) => x > start + MINUTE_MS);
  const stillUnread = since.every(({ y }) => y > level);
  const stillQueued = (busySince(situation)?.at ?? Infinity) <= start + SOON_MS;
  return stillUnread || stillQueued ? start : undefined;
});
