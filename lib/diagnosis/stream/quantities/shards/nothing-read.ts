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
  /** What tells it: every batch is empty, nobody gets a record, or nobody renews a lease. */
  readonly toldBy: "batches" | "stream" | "leases";
}

const LEAST_MS = 3 * MINUTE_MS;
const LEAST_INTERVALS = 3;
const LEAST_BATCHES = 2;
/** Puts of one minute may all have been read before the batches became empty; those of two not. */
const LEAST_MINUTES = 2;

const LONG_INTERVAL_MS = 5 * MINUTE_MS;
const MANY_MINUTES = 5;

/**
 * Since when nothing of the stream reaches Spark while records are put. Told by the batches, which are all
 * empty; else by CloudWatch's minutes, in which nobody gets a record; else by the lease table. Undefined
 * while nothing is put, and while something is read.
 */
export const nothingRead = quantity((situation): NothingRead | undefined => {
  if ((streamReading(situation)?.putRecords ?? 0) <= 0) return undefined;
  const empty = situation.consumer.emptyBatches(situation);
  const unread = unreadStream(situation);
  if (empty !== undefined && isLong(situation, empty) && !isFiner(situation, unread, empty))
    return { since: { at: empty.since, atLeast: empty.sinceIsAtLeast }, toldBy: "batches" };
  if (unread !== undefined)
    return { since: { at: unread.since, atLeast: unread.sinceIsAtLeast }, toldBy: "stream" };
  // Others may read the stream: that nobody renews any lease of ours is told by the table alone.
  const left = allLeasesExpired(situation);
  return left && { since: { at: left.since, atLeast: true }, toldBy: "leases" };
});

/** Batches that have been empty for so long tell that nothing is read, ms. */
export function emptyLimitMs(situation: Situation): number {
  return Math.max(LEAST_MS, LEAST_INTERVALS * (effectiveIntervalMs(situation) ?? 0));
}

function isLong(situation: Situation, empty: EmptyBatches): boolean {
  const { lastedMs, batches, minutesWithPuts } = empty;
  if (
    lastedMs >= emptyLimitMs(situation) &&
    batches >= LEAST_BATCHES &&
    minutesWithPuts >= LEAST_MINUTES
  )
    return true;
  // One batch of many minutes that stayed empty tells as much as many short ones.
  const effectiveMs = effectiveIntervalMs(situation) ?? 0;
  return (
    effectiveMs >= LONG_INTERVAL_MS && empty.wholeBatches >= 1 && minutesWithPuts >= MANY_MINUTES
  );
}

/** Reading ended somewhere in the last batch with records: where that is long, CloudWatch's minutes tell better. */
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
