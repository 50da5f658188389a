import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import {
  effectiveIntervalMs,
  asOf,
  readings,
  type Situation,
} from "@/lib/diagnosis/situation/situation";
import { mean, sum } from "@/lib/diagnosis/trends/median";
import { isGot, putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { UNREAD_MINUTES } from "@/lib/diagnosis/stream/quantities/put/reading";
import { warmedUpAt } from "@/lib/diagnosis/stream/quantities/leases/warm-up";
import { shardProgress } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";
import { intakeShare } from "@/lib/diagnosis/stream/quantities/share/share";

export interface UnreadStream {
  /** Start of the first minute without a read, epoch ms. */
  readonly since: number;
  readonly sinceIsAtLeast: boolean;
  readonly putRecords: number;
  /** GetRecords is called, and no call succeeds. */
  readonly everyCallFails: boolean;
  /** Whether the lease table confirms it: no lease moved between two scans. Undefined without a table. */
  readonly leasesStalled: boolean | undefined;
}

/**
 * Records are put, and nobody reads any: for at least three settled minutes, all after leases could be
 * taken. Counted in CloudWatch's minutes for any batch interval. Batches with records do not refute it:
 * they may hold another stream's records, or another application's. Undefined if the stream is read, if
 * nothing is put, or if a datapoint may only be lost: the leases move, the application takes its usual
 * share, or a limited reader still uses what it fetched.
 */
export const unreadStream = quantity((situation): UnreadStream | undefined => {
  const last = recentMinutes(situation, UNREAD_MINUTES);
  if (last.length < UNREAD_MINUTES || last.some(isGot)) return undefined;
  const known = last.flatMap((period) => putIn(situation, period)?.records ?? []);
  if (known.length < UNREAD_MINUTES || known.some((put) => put <= 0)) return undefined;
  const read = situation.periods.findLastIndex(isGot);
  const first = situation.periods[read + 1];
  if (first === undefined || !hasLasted(situation, first.at)) return undefined;
  const leasesStalled = areLeasesStalled(situation, first.at);
  if (leasesStalled === false) return undefined;
  if (leasesStalled === undefined && isReadAllTheSame(situation, first.at)) return undefined;
  // Live workers call GetRecords. If no call is published, CloudWatch may have a gap just as well.
  if (leasesStalled === undefined && shardProgress(situation)?.renewed === true) return undefined;
  return {
    since: first.at,
    sinceIsAtLeast: read < 0,
    putRecords: mean(known) ?? 0,
    everyCallFails: last.every(failsAlways),
    leasesStalled,
  };
});

type Minute = Situation["periods"][number];

function failsAlways({ values }: Minute): boolean {
  return (values.getCalls ?? 0) > 0 && values.getSuccess === 0;
}

/** Three minutes of it lie after the application's start or a reshard, and the time that leases take. */
function hasLasted(situation: Situation, since: number): boolean {
  const from = Math.max(since, warmedUpAt(situation));
  return situation.settledTo - from >= UNREAD_MINUTES * MINUTE_MS;
}

function areLeasesStalled(situation: Situation, since: number): boolean | undefined {
  const progress = shardProgress(situation);
  if (progress === undefined) return undefined;
  if (progress.shards.some(({ state }) => state === "moved") || haveMoved(situation, since))
    return false;
  // Between scans closer than Spark's checkpoint interval, renewed leases say nothing.
  return progress.shards.length === 0 && progress.renewed ? undefined : true;
}

/** Records in flight when reading stopped are checkpointed within this time. */
const IN_FLIGHT_MS = 2 * MINUTE_MS;

/** Some checkpoint moved between two scans since then. The puts may have paused just now. */
function haveMoved(situation: Situation, since: number): boolean {
  const scans = readings(situation, "leases").filter(({ at }) => at >= since + IN_FLIGHT_MS);
  const [first, last] = [scans[0]?.value.leases, scans.at(-1)?.value.leases];
  const before = new Map(first?.map(({ shardId, checkpoint }) => [shardId, checkpoint]));
  return (
    last?.some(
      (lease) => before.has(lease.shardId) && before.get(lease.shardId) !== lease.checkpoint,
    ) ?? false
  );
}

/**
 * The KCL fetches up to this many records of a shard in one call, and then blocks until they are passed on.
 */
const LUMP_RECORDS = 10_000;
const LESS = 0.9;

/** The same application goes on taking its usual share, or what it fetched before. */
function isReadAllTheSame(situation: Situation, since: number): boolean {
  return takesItsShare(situation, since) || feedsOnLump(situation, since);
}

function takesItsShare(situation: Situation, since: number): boolean {
  const part = intakeShare(situation);
  const during = part?.perMinute.filter(({ at }) => at >= since) ?? [];
  const before = part?.perMinute.some(({ at }) => at < since) === true;
  if (part === undefined || during.length < UNREAD_MINUTES || !before) return false;
  const taken = sum(during.map((one) => one.taken)) / sum(during.map((one) => one.put));
  return taken >= LESS * part.usual;
}

function feedsOnLump(situation: Situation, since: number): boolean {
  const rate = situation.consumer.intakePerSecond(situation) ?? 0;
  const shards = asOf(situation, "stream")?.openShards ?? 1;
  if (!situation.consumer.isLimited(situation) || rate <= 0) return false;
  const lastsMs = (LUMP_RECORDS * shards * 1000) / rate;
  return situation.settledTo - since <= lastsMs + UNREAD_MINUTES * MINUTE_MS;
}

/**
 * Batches hold records that were received while nobody read this stream. They belong to another stream, or
 * the driver at this address is another application's.
 */
export const areFromElsewhere = quantity((situation): boolean => {
  const since = unreadStream(situation)?.since;
  const effectiveMs = effectiveIntervalMs(situation) ?? 0;
  return (
    since !== undefined &&
    situation.consumer
      .newestBatches(situation)
      .some(
        ({ at, records, recovered }) =>
          !recovered && records > 0 && at - effectiveMs > since + MINUTE_MS,
      )
  );
});
