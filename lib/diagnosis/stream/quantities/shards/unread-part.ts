import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, type Since, type Situation } from "@/lib/diagnosis/situation/situation";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { hasGetFallen } from "@/lib/diagnosis/stream/quantities/share/get-fall";
import { nobodyReads } from "./nobody-reads";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { share, stepSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { readThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { missingPart, unreadShards } from "./unread-shards";
import { isReadingSettled } from "@/lib/diagnosis/stream/quantities/leases/warm-up";

/** Less of the stream is not to be seen in the share; only its leases tell of it. */
export const VISIBLE = 0.01;

/** What lies in shards that this application does not read, and comes to it. */
export interface UnreadPart {
  /** User records/s that are put there: arrivals × the part that is missing. Undefined: not known. */
  readonly recordsPerSecond: number | undefined;
  /** About how many lie there: the same × the time since then. Undefined: not known. */
  readonly records: number | undefined;
  readonly since: Since | undefined;
  /** Not one shard is read. */
  readonly all: boolean;
}

/**
 * What is put and not read since some shards, or all of them, are not read. Undefined where all are, as
 * far as is known. Sources: the lease table, or the share of the puts (CloudWatch, Spark).
 */
export const unreadPart = quantity((situation): UnreadPart | undefined => {
  const rate = arrivals(situation);
  const nobody = nobodyReads(situation);
  if (nobody !== undefined) return unread(situation, { rate, since: nobody, all: true });
  if (!isPartUnread(situation)) return undefined;
  const gap = missingShare(situation) ?? 0;
  // Too small to be seen, or not measured yet: how much is put to just these shards is not known.
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

/** How many shards the leases prove unread while others are read; 0 where they prove none, or all. */
export function provenUnread(situation: Situation): number {
  const count = unreadShards(situation)?.length ?? 0;
  return count < openShards(situation) ? count : 0;
}

/** Some shards are not read while others are: by the leases, or by a share that stands at a fraction. */
export function isPartUnread(situation: Situation): boolean {
  return provenUnread(situation) > 0 || standsAtAFraction(situation);
}

/** The part of the usual share that is not taken lately; undefined without a past to compare. */
export function missingShare(situation: Situation): number | undefined {
  const part = share(situation);
  return part && 1 - part.recent / part.usual;
}

/** The share stands steady below its usual by more than half a shard, and nothing else explains it. */
function standsAtAFraction(situation: Situation): boolean {
  const shards = openShards(situation);
  const part = share(situation);
  if (part === undefined || shards < 2 || part.recent <= 0 || !part.steady) return false;
  // What was not read before the start may be what was mended by it.
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

/** When the share fell; with leases alone, the application has read like this since its start. */
export function partUnreadSince(situation: Situation): Since | undefined {
  const part = share(situation);
  const visible = (missingShare(situation) ?? 0) >= VISIBLE;
  const start = streamingStart(situation.application);
  const sinceStart =
    start === undefined ? undefined : { at: Math.max(start, situation.from), atLeast: true };
  return (part && visible ? stepSince(part) : undefined) ?? sinceStart;
}
