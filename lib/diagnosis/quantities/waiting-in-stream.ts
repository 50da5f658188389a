import { quantity } from "../quantity";
import { lagNow } from "./lag-now";
import { ourLag } from "./lateness";
import { workingOff } from "./working-off";

/**
 * The age of the oldest record in the stream that this application has still to read, ms: as settled, and less
 * by what was taken beyond the arrivals since. Of an outage no lag was told, and what it left is known by the
 * clock alone. Undefined where another reader's lag is all that is known.
 */
export const waitingInStreamMs = quantity((situation): number | undefined => {
  const settled = ourLag(situation)?.latestMs;
  const now = lagNow(situation);
  if (now === undefined) return settled;
  if (workingOff(situation) !== undefined) return now.ms;
  return settled !== undefined && now.takenBeyond > 0 ? Math.min(now.ms, settled) : settled;
});
