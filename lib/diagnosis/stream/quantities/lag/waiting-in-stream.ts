import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { lagNow, settledLags } from "./lag-now";
import { ourLag, whoseAge } from "./our-lag";

/**
 * The age of the oldest record that this application has still to read, ms: as settled, less what was taken
 * beyond the arrivals since. An outage has no published lag, so until a whole minute since the start is
 * published, its backlog is known from the clock. Undefined if only another reader's lag is known.
 */
export const waitingInStreamMs = quantity((situation): number | undefined => {
  const settled = ourLag(situation)?.latestMs;
  const now = lagNow(situation);
  if (now === undefined) return settled;
  const works = situation.consumer.isWorkingOff(situation);
  if (works && (settled === undefined || !isToldSinceStart(situation)))
    return settled === undefined && whoseAge(situation) === "another's" ? undefined : now.ms;
  const fell = works || now.takenBeyond > 0;
  return settled !== undefined && fell ? Math.min(now.ms, settled) : settled;
});

function isToldSinceStart(situation: Situation): boolean {
  const from = (streamingStart(situation.application) ?? -Infinity) + MINUTE_MS;
  return settledLags(situation).some(({ x }) => x >= from);
}
