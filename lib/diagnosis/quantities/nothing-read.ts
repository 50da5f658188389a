import { MINUTE_MS } from "@/lib/domain/minute";
import { quantity } from "../quantity";
import type { Since } from "../rule";
import type { Situation } from "../situation";
import { beat } from "./beat";
import { type EmptyBatches, emptyBatches } from "./empty-batches";
import { allLeft } from "./left-leases";
import { streamReading } from "./reading";
import { type UnreadStream, unreadStream } from "./unread-stream";

/** Nothing of the stream reaches Spark while records are put. */
export interface NothingRead {
  readonly since: Since;
  /** What tells it: every batch is empty, nobody gets a record, or nobody renews a lease. */
  readonly toldBy: "batches" | "stream" | "leases";
}

const LEAST_MS = 3 * MINUTE_MS;
const LEAST_BEATS = 3;
const LEAST_BATCHES = 2;
/** Puts of one minute may all have been read before the batches became empty; those of two not. */
const LEAST_MINUTES = 2;

const LONG_BEAT_MS = 5 * MINUTE_MS;
const MANY_MINUTES = 5;

/**
 * Since when nothing of the stream reaches Spark while records are put. Told by the batches, which are all
 * empty; else by CloudWatch's minutes, in which nobody gets a record; else by the lease table. Undefined
 * while nothing is put, and while something is read.
 */
export const nothingRead = quantity((situation): NothingRead | undefined => {
  if ((streamReading(situation)?.putRecords ?? 0) <= 0) return undefined;
  const empty = emptyBatches(situation);
  const unread = unreadStream(situation);
  if (empty !== undefined && isLong(situation, empty) && !isFiner(situation, unread, empty))
    return { since: { at: empty.since, atLeast: empty.sinceIsAtLeast }, toldBy: "batches" };
  if (unread !== undefined)
    return { since: { at: unread.since, atLeast: unread.sinceIsAtLeast }, toldBy: "stream" };
  // Others may read the stream: that nobody renews any lease of ours is told by the table alone.
  const left = allLeft(situation);
  return left && { since: { at: left.since, atLeast: true }, toldBy: "leases" };
});

/** Batches that have been empty for so long tell that nothing is read, ms. */
export function emptyLimitMs(situation: Situation): number {
  return Math.max(LEAST_MS, LEAST_BEATS * (beat(situation)?.beatMs ?? 0));
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
  const beatMs = beat(situation)?.beatMs ?? 0;
  return beatMs >= LONG_BEAT_MS && empty.wholeBatches >= 1 && minutesWithPuts >= MANY_MINUTES;
}

/** Reading ended somewhere in the last batch with records: where that is long, CloudWatch's minutes tell better. */
function isFiner(
  situation: Situation,
  unread: UnreadStream | undefined,
  empty: EmptyBatches,
): boolean {
  const beatMs = beat(situation)?.beatMs ?? 0;
  return unread !== undefined && beatMs > MINUTE_MS && unread.since >= empty.since - beatMs;
}
