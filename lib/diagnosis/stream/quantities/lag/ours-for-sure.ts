import { age, ownLag } from "@/lib/diagnosis/stream/quantities/age/age";
import { byteShare, share } from "@/lib/diagnosis/stream/quantities/share/share";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** The lag is known to be this application's: its own was published, or nobody else reads the stream. */
export function isOursForSure(situation: Situation): boolean {
  return age(situation)?.whose === "own" || byteShare(situation) !== undefined;
}

/**
 * Without a share, whether this application's own lag grows: it then takes less than arrives, whatever the
 * rates are.
 */
export function isOursGrowing(situation: Situation): boolean {
  return share(situation) === undefined && ownLag(situation)?.trend?.direction === "rising";
}
