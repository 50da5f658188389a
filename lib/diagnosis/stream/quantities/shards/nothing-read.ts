import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import {
  effectiveIntervalMs,
  type EmptyBatches,
  type Since,
  type Situation,
} from "@/lib/diagnosis/situation/situation";
import { allLeasesExpired } from "@/lib/diagnosis/stream/quantities/leases/expired-leases";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import { type UnreadStream, unreadStream } from "./unread-stream";

/** Nothing of the stream reaches Spark while records are put. */
export interface NothingRead {
  readonly since: Since;
  /** The proof: every batch is empty, nobody reads a record, or nobody renews a lease. */
  readonly toldBy: "batches" | "stream" | "leases";
}

const LEAST_MS = 3 * MINUTE_MS;
const LEAST_INTERVALS = 3;
const LEAST_BATCHES = 2;
/** The puts of one minute may all have been read before the batches became empty; those of two cannot. */
const LEAST_MINUTES = 2;

const LONG_INTERVAL_MS = 5 * MINUTE_MS;
const MANY_MINUTES = 5;

/**
 * Since when nothing of the stream reaches Spark while records are put: from the batches, which are all
 * empty; otherwise from CloudWatch's minutes, in which nobody reads a record; otherwise from the lease
 * table. Undefined while nothing is put, and while something is read.
 */
export const nothingRead = quantity((situation): NothingRead | undefined => {
  if ((streamReading(situation)?.putRecords ?? 0) <= 0) return undefined;
  const empty = situation.consumer.emptyBatches(situation);
  const unread = unreadStream(situation);
  if (empty !== undefined && isLong(situation, empty) && !isFiner(situation, unread, empty))
    return { since: { at: empty.since, atLeast: empty.sinceIsAtLeast }, toldBy: "batches" };
  if (unread !== undefined)
    return { since: { at: unread.since, atLeast: unread.sinceIsAtLeast }, toldBy: "stream" };
  // Other applications may read the stream, so only the lease table shows that ours has no live worker.
  const left = allLeasesExpired(situation);
  return left && { since: { at: left.since, atLeast: true }, toldBy: "leases" };
});

/** After this time of empty batches nothing is read, ms. */
export function emptyLimitMs(situation: Situation): number {
  return Math.max(LEAST_MS, LEAST_INTERVALS * (effectiveIntervalMs(situation) ?? 0));
}

/** Batches have been empty for so long, and so many of them, that nothing is read. */
export function isEmptyForLong(
  situation: Situation,
  { lastedMs, batches, minutesWithPuts }: EmptyBatches,
): boolean {
  return (
    lastedMs >= emptyLimitMs(situation) &&
    batches >= LEAST_BATCHES &&
    minutesWithPuts >= LEAST_MINUTES
  );
}

function isLong(situation: Situation, empty: EmptyBatches): boolean {
  if (isEmptyForLong(situation, empty)) return true;
  // One empty batch of many minutes proves as much as many short ones.
  const effectiveMs = effectiveIntervalMs(situation) ?? 0;
  return (
    effectiveMs >= LONG_INTERVAL_MS &&
    empty.wholeBatches >= 1 &&
    empty.minutesWithPuts >= MANY_MINUTES
  );
}

/**
 * Reading ended somewhere in the last batch with records. If that batch is long, CloudWatch's minutes are
 * more exact.
 */
function isFiner(
  situation: Situation,
  unread: UnreadStream | undefined,
  empty: EmptyBatches,
): boolean {
  const effectiveMs = effectiveIntervalMs(situation) ?? 0;
  return (
    unread !== undefined && effectiveMs > MINUTE_MS && unread.since >= empty.since - effectiveMs
  );
}
