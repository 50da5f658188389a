import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import {
  effectiveIntervalMs,
  type Since,
  type Situation,
} from "@/lib/diagnosis/situation/situation";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { nothingRead } from "@/lib/diagnosis/stream/quantities/shards/nothing-read";
import { areFromElsewhere } from "@/lib/diagnosis/stream/quantities/shards/unread-stream";
import { readThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { readsRefusedSince } from "./falling-behind";

/** With this part of all calls refused, hardly any call of any reader is answered. */
const NEARLY_ALL = 0.9;

/**
 * Since when Spark reads nothing because the shards refuse nearly every read: the refusals began no later
 * than reading stopped, and nothing shows that this application's workers do not run. The shards' limit
 * then explains all of it, and the consumer is not at fault. Undefined otherwise.
 */
export const starvedSince = quantity((situation): Since | undefined => {
  const nothing = nothingRead(situation);
  const refused = readThrottling(situation);
  const refusedSince = readsRefusedSince(situation);
  if (nothing === undefined || refused === undefined || refusedSince === undefined)
    return undefined;
  if (!refused.sustained || refused.refusedRatio < NEARLY_ALL) return undefined;
  // A minute's refusals may all lie at its end, and a batch ends up to an interval after its last record.
  const latest = nothing.since.at + MINUTE_MS + (effectiveIntervalMs(situation) ?? 0);
  if (refusedSince.at > latest || isSeenNotToRead(situation)) return undefined;
  return nothing.since;
});

/** This application's workers provably do not run, so the refused reads are not theirs. */
function isSeenNotToRead(situation: Situation): boolean {
  return (
    nothingRead(situation)?.toldBy === "leases" ||
    shardProgress(situation)?.renewed === false ||
    situation.consumer.hasNoReader(situation) ||
    areFromElsewhere(situation)
  );
}
