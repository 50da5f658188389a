import { MINUTE_MS } from "@/lib/domain/minute";
import { quantity } from "../quantity";
import type { Since } from "../rule";
import { held, seen, type Situation } from "../situation";
import { beat } from "./beat";
import { readsRefusedSince } from "./falling-behind";
import { formerApplication } from "./former-application";
import { nothingRead } from "./nothing-read";
import { shardProgress } from "./shard-progress";
import { slots } from "./slots";
import { readThrottling } from "./throttling";
import { areFromElsewhere } from "./unread-stream";

/** Where so many of all calls are refused, hardly one of any reader is answered. */
const NEARLY_ALL = 0.9;

/**
 * Since when Spark reads nothing because the shards refuse nearly every read: the refusals began no later than
 * reading stopped, and nothing says that this application's workers do not run. Then the shards' limit
 * explains all of it, and the consumer is not at fault. Undefined otherwise.
 */
export const starvedSince = quantity((situation): Since | undefined => {
  const nothing = nothingRead(situation);
  const refused = readThrottling(situation);
  const refusedSince = readsRefusedSince(situation);
  if (nothing === undefined || refused === undefined || refusedSince === undefined)
    return undefined;
  if (!refused.sustained || refused.refusedRatio < NEARLY_ALL) return undefined;
  // A minute's refusals may all lie at its end, and a batch ends up to an interval after its last record.
  const latest = nothing.since.at + MINUTE_MS + (beat(situation)?.beatMs ?? 0);
  if (refusedSince.at > latest || isSeenNotToRead(situation)) return undefined;
  return nothing.since;
});

/** The workers of this application do not run, whatever is refused: then their reads are not those. */
function isSeenNotToRead(situation: Situation): boolean {
  return (
    nothingRead(situation)?.toldBy === "leases" ||
    shardProgress(situation)?.renewed === false ||
    held(situation, "receivers")?.active === 0 ||
    seen(situation, "slots")?.executors === 0 ||
    slots(situation)?.total === 0 ||
    formerApplication(situation) !== undefined ||
    areFromElsewhere(situation)
  );
}
