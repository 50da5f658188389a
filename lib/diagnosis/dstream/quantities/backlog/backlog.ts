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
import { isSilent } from "@/lib/diagnosis/driver/quantities/reachability";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { share, shortSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { workingOff } from "@/lib/diagnosis/dstream/quantities/catch-up/working-off";

/**
 * Records put and not yet worked off, in user records:
 *
 *     mean lag × arrivals + what lies in shards that nobody reads
 *       + what waits or runs in Spark + what no batch was made of
 *
 * and no less than a shortage has left. What was put to a shard during its own lag waits in it; where the
 * lag is not known by shard, each is taken to be as late as the worst. Undefined while any part of it is not
 * known: half a backlog is no backlog. What the shards refused is no part of it.
 */
export const backlogRecords = quantity((situation): number | undefined => {
  const rate = arrivals(situation);
  const batches = newestBatches(situation);
  if (rate === undefined || batches.length === 0) return undefined;
  // What waited when the driver was last heard is not what waits, unless nobody has read since.
  if (isSilent(situation) && unreadPart(situation)?.all !== true) return undefined;
  const inStream = recordsInStream(situation);
  if (inStream === undefined) return undefined;
  const inSpark = batches.filter((batch) => !hasEnded(batch, situation.at));
  return inStream + sum(inSpark.map(({ records }) => records)) + outsideBatches(situation, rate);
});

/** The part of it that lies in the stream, read or not, user records; undefined while it is not known. */
export const recordsInStream = quantity((situation): number | undefined => {
  const rate = arrivals(situation);
  if (rate === undefined) return undefined;
  const unread = unreadPart(situation);
  if (unread !== undefined && unread.records === undefined) return undefined;
  // While nobody reads no lag is told, and all that is put since then lies there.
  if (unread?.all === true)
    return Math.max(unread.records ?? 0, ((lagNow(situation)?.ms ?? 0) / 1000) * rate);
  const ageMs = rate === 0 ? 0 : meanLagMs(situation);
  if (ageMs === undefined) return undefined;
  const late = (ageMs / 1000) * rate;
  return unread === undefined
    ? Math.max(late, notTakenRecords(situation) ?? 0)
    : late + (unread.records ?? 0);
});

/** Over the shards, which are put alike as far as is known, ms: their mean as settled, carried to now. */
function meanLagMs(situation: Situation): number | undefined {
  const worst = ourLag(situation)?.latestMs;
  const now = waitingInStreamMs(situation);
  const lags = shardLags(situation);
  const told = lags?.shards.flatMap(({ lagMs }) => lagMs ?? []) ?? [];
  if (now === undefined || worst === undefined || worst <= 0) return now;
  if (lags?.complete !== true || told.length === 0) return now;
  const mean = Math.min(worst, sum(told) / Math.max(told.length, lags.openShards));
  return (now * mean) / worst;
}

/** A driver that makes no batches leaves what its receivers get lying: all that came since the newest. */
function outsideBatches(situation: Situation, rate: number): number {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? Infinity;
  const sinceMs = situation.at - (newestBatches(situation).at(-1)?.at ?? situation.at);
  return sinceMs > 2 * effectiveMs && unreadPart(situation)?.all !== true
    ? (sinceMs / 1000) * rate
    : 0;
}

/**
 * Records that were put and not taken in the present shortage: (1 − recent ÷ usual share) × arrivals × the time
 * since it began. A cap or Spark's back-pressure leaves them in the receivers' own buffers first, and for minutes no
 * age tells of them. Undefined without a shortage, and while more is taken than put.
 */
export const notTakenRecords = quantity((situation): number | undefined => {
  const part = share(situation);
  const rate = arrivals(situation);
  const since = part?.short === true ? shortSince(part)?.at : undefined;
  if (part === undefined || since === undefined || rate === undefined) return undefined;
  if ((catchingUp(situation) ?? workingOff(situation)) !== undefined) return undefined;
  return (Math.max(0, 1 - part.recent / part.usual) * rate * (situation.at - since)) / 1000;
});
