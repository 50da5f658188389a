import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { lagNow } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { ourLag } from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { shardLags } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import { unreadPart } from "@/lib/diagnosis/stream/quantities/shards/unread-part";
import { waitingInStreamMs } from "@/lib/diagnosis/stream/quantities/lag/waiting-in-stream";
import { driverReachability, isSilent } from "@/lib/diagnosis/driver/quantities/reachability";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { share, shortSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { workingOff } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";

/**
 * Records put and not yet worked off, in user records:
 *
 *     mean lag × arrivals + records in shards that nobody reads
 *       + records that wait or run in Spark + records for which no batch was made
 *
 * and at least what a shortage has left. Records put to a shard during its lag wait in it. If the lag is
 * not known by shard, each shard counts with the worst lag. Undefined while any part is unknown: half a
 * backlog is no backlog. Records that the shards refused are not part of it.
 */
export const backlogRecords = quantity((situation): number | undefined => {
  const rate = arrivals(situation);
  const batches = newestBatches(situation);
  if (rate === undefined || batches.length === 0) return undefined;
  // The queue may have changed since the driver was last heard, unless nobody has read since then.
  if (isSilent(situation) && unreadPart(situation)?.all !== true) return undefined;
  const inStream = recordsInStream(situation);
  if (inStream === undefined) return undefined;
  const inSpark = batches.filter((batch) => !hasEnded(batch, situation.at));
  return inStream + sum(inSpark.map(({ records }) => records)) + outsideBatches(situation, rate);
});

/** The part that lies in the stream, read or not, in user records; undefined while it is not known. */
export const recordsInStream = quantity((situation): number | undefined => {
  const rate = arrivals(situation);
  if (rate === undefined) return undefined;
  const unread = unreadPart(situation);
  if (unread !== undefined && unread.records === undefined) return undefined;
  // While nobody reads, no lag is published, and everything put since then lies there.
  if (unread?.all === true)
    return Math.max(unread.records ?? 0, ((lagNow(situation)?.ms ?? 0) / 1000) * rate);
  const ageMs = rate === 0 ? 0 : meanLagMs(situation);
  if (ageMs === undefined) return undefined;
  const late = (ageMs / 1000) * rate;
  return unread === undefined
    ? Math.max(late, notTakenRecords(situation) ?? 0)
    : late + (unread.records ?? 0);
});

/** The mean of all shards, ms: as settled, carried forward to now. Shards are assumed to get equal puts. */
function meanLagMs(situation: Situation): number | undefined {
  const worst = ourLag(situation)?.latestMs;
  const now = waitingInStreamMs(situation);
  const lags = shardLags(situation);
  const lagsMs = lags?.shards.flatMap(({ lagMs }) => lagMs ?? []) ?? [];
  if (now === undefined || worst === undefined || worst <= 0) return now;
  if (lags?.complete !== true || lagsMs.length === 0) return now;
  const mean = Math.min(worst, sum(lagsMs) / Math.max(lagsMs.length, lags.openShards));
  return (now * mean) / worst;
}

/**
 * A driver that makes no batches leaves the received records waiting: all arrivals since the newest batch,
 * up to when the driver last answered every call. Batches that it has made since then are not known.
 */
function outsideBatches(situation: Situation, rate: number): number {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? Infinity;
  const { answers, state } = driverReachability(situation);
  const answeredAt = answers ? situation.at : (state?.lastSuccessAt ?? -Infinity);
  const sinceMs = answeredAt - (newestBatches(situation).at(-1)?.at ?? situation.at);
  return sinceMs > 2 * effectiveMs && unreadPart(situation)?.all !== true
    ? (sinceMs / 1000) * rate
    : 0;
}

/**
 * Records put and not taken in the present shortage: (1 − recent ÷ usual share) × arrivals × its duration.
 * With a cap or Spark's back-pressure they wait in the receivers' buffers first, and for minutes no age
 * shows them. Undefined without a shortage, and while more is taken than put.
 */
const notTakenRecords = quantity((situation): number | undefined => {
  const part = share(situation);
  const rate = arrivals(situation);
  const since = part?.short === true ? shortSince(part)?.at : undefined;
  if (part === undefined || since === undefined || rate === undefined) return undefined;
  if ((catchingUp(situation) ?? workingOff(situation)) !== undefined) return undefined;
  return (Math.max(0, 1 - part.recent / part.usual) * rate * (situation.at - since)) / 1000;
});
