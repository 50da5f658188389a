import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, type Since, type Situation } from "@/lib/diagnosis/situation/situation";
import { sinceStart } from "@/lib/diagnosis/situation/since-start";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { hasGetFallen } from "@/lib/diagnosis/stream/quantities/share/get-fall";
import { nobodyReads } from "./nobody-reads";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { share, stepSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { readThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { missingPart, unreadShards, VISIBLE } from "./unread-shards";
import { isReadingSettled } from "@/lib/diagnosis/stream/quantities/leases/warm-up";

/** Records in shards that this application does not read yet. */
export interface UnreadPart {
  /** User records/s put there: arrivals × the missing part. Undefined: not known. */
  readonly recordsPerSecond: number | undefined;
  /** Approximate number of records there: the same × the time since then. Undefined: not known. */
  readonly records: number | undefined;
  readonly since: Since | undefined;
  /** No shard is read. */
  readonly all: boolean;
}

/**
 * The puts that are not read because some or all shards are not read. Undefined if all are read, as far as
 * is known. Sources: the lease table, or the share of the puts (CloudWatch, Spark).
 */
export const unreadPart = quantity((situation): UnreadPart | undefined => {
  const rate = arrivals(situation);
  const nobody = nobodyReads(situation);
  if (nobody !== undefined) return unread(situation, { rate, since: nobody, all: true });
  if (!isPartUnread(situation)) return undefined;
  const gap = missingShare(situation) ?? 0;
  // If the part is too small to be visible, or not measured yet, the puts of just these shards are not
  // known.
  const part = gap >= VISIBLE && rate !== undefined ? gap * rate : undefined;
  return unread(situation, { rate: part, since: partUnreadSince(situation), all: false });
});

function unread(
  { at }: Situation,
  { rate, since, all }: { rate: number | undefined; since: Since | undefined; all: boolean },
): UnreadPart {
  const records =
    rate === undefined || since === undefined ? undefined : (rate * (at - since.at)) / 1000;
  return { recordsPerSecond: rate, records, since, all };
}

/** Open shards, by Kinesis or by the lease table. */
export function openShards(situation: Situation): number {
  const known = asOf(situation, "stream")?.openShards;
  return known ?? shardProgress(situation)?.shards.length ?? 0;
}

/** How many shards the leases prove unread while others are read; 0 if they prove none, or all. */
export function provenUnread(situation: Situation): number {
  const count = unreadShards(situation)?.length ?? 0;
  return count < openShards(situation) ? count : 0;
}

/** Some shards are not read while others are: from the leases, or from a share that stays at a fraction. */
export function isPartUnread(situation: Situation): boolean {
  return provenUnread(situation) > 0 || standsAtAFraction(situation);
}

/** The part of the usual share that is not taken lately; undefined without a past to compare with. */
export function missingShare(situation: Situation): number | undefined {
  const part = share(situation);
  return part && 1 - part.recent / part.usual;
}

/** The share stays below its usual value by more than half a shard, and nothing else explains it. */
function standsAtAFraction(situation: Situation): boolean {
  const shards = openShards(situation);
  const part = share(situation);
  if (part === undefined || shards < 2 || part.recent <= 0 || !part.steady) return false;
  // What was unread before the start may have been mended by it.
  if (!isReadingSettled(situation)) return false;
  const limit = Math.max(missingPart(shards), (3 * part.spread) / part.usual, VISIBLE);
  const missing = missingShare(situation) ?? 0;
  return (
    missing >= limit &&
    hasGetFallen(situation, part, missing) &&
    age(situation)?.trend?.direction !== "rising" &&
    situation.consumer.hasTimeToSpare(situation) &&
    !situation.consumer.isCapped(situation) &&
    (readThrottling(situation)?.minutes ?? 0) === 0
  );
}

/** When the share fell. With leases alone: since the application's start, as far as is known. */
export function partUnreadSince(situation: Situation): Since | undefined {
  const part = share(situation);
  const visible = (missingShare(situation) ?? 0) >= VISIBLE;
  return (part && visible ? stepSince(part) : undefined) ?? sinceStart(situation);
}
