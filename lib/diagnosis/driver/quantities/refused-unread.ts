import type { Reading } from "@/lib/domain/facts";
import type { Lease, LeaseScan } from "@/lib/domain/stream-facts";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { readings, type Since, type Situation } from "@/lib/diagnosis/situation/situation";
import { gotIn, isGot, putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { driverReachability } from "./reachability";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { SCANS_APART_MS, STALE_MS } from "@/lib/diagnosis/stream/quantities/leases/shard-progress";

/**
 * Since when this application reads nothing, if its address reports that it does not run and the stream
 * confirms it: no lease was renewed between two scans, or a first settled minute with puts was not read.
 * Together the two signs show it sooner than each alone. Undefined while a lease is renewed or a record is
 * read: an application restarted elsewhere leaves such an address behind.
 */
export const refusedUnread = quantity((situation): Since | undefined => {
  const { refuses, since, state } = driverReachability(situation);
  if (!refuses || since === undefined) return undefined;
  const renewed = areLeasesRenewed(situation, since);
  if (renewed === true) return undefined;
  const read = lastRead(situation, since);
  const at = read === undefined ? since : read.at + read.periodMs;
  if (renewed === undefined && !isUnread(situation, at)) return undefined;
  return { at, atLeast: read === undefined && state?.lastSuccessAt === null };
});

/** The last settled minute with reads after the driver began to refuse. */
function lastRead({ periods }: Situation, since: number): MetricPeriod | undefined {
  return periods.findLast((period) => period.at >= since && isGot(period));
}

/** This many earlier minutes with puts must all have been read. Otherwise an unread minute is usual. */
const BEFORE = 10;
const FEWEST_BEFORE = 3;

/** A settled minute after the instant has puts and no sign of a reader, and no earlier one was like it. */
function isUnread(situation: Situation, from: number): boolean {
  const since = situation.periods.filter(({ at }) => at >= from);
  const isSettled = since.at(-1)?.at === recentMinutes(situation, 1)[0]?.at;
  const before = situation.periods
    .filter(({ at, periodMs }) => at + periodMs <= from)
    .slice(-BEFORE)
    .filter((period) => isPut(situation, period));
  return (
    isSettled &&
    since.every(hasNoReader) &&
    since.some((period) => isPut(situation, period)) &&
    before.length >= FEWEST_BEFORE &&
    before.every(isGot)
  );
}

function isPut(situation: Situation, period: MetricPeriod): boolean {
  return (putIn(situation, period)?.records ?? 0) > 0;
}

/** Nothing was read. If the datapoint is missing, all other traces of a reader are missing as well. */
function hasNoReader(period: MetricPeriod): boolean {
  const got = gotIn(period);
  if (got !== undefined) return got.records <= 0;
  const { getCalls = 0, iteratorAge, fanOutLag } = period.values;
  return getCalls === 0 && iteratorAge === undefined && fanOutLag === undefined;
}

type Scan = Reading<LeaseScan>;

/**
 * Whether any lease was renewed, moved or created between the newest scan and the newest one long enough
 * before it, both made since the instant. Undefined without two such scans. Workers renew their leases
 * every few seconds.
 */
function areLeasesRenewed(situation: Situation, since: number): boolean | undefined {
  const scans = readings(situation, "leases").filter(({ at }) => at >= since);
  const second = scans.at(-1);
  if (second === undefined || situation.at - second.at > STALE_MS) return undefined;
  const first = scans.findLast(({ at }) => second.at - at >= SCANS_APART_MS);
  return first === undefined || second.value.leases.length === 0
    ? undefined
    : second.value.leases.some((lease) => isRenewed(leaseIn(first, lease), lease));
}

function leaseIn({ value }: Scan, { shardId }: Lease): Lease | undefined {
  return value.leases.find((lease) => lease.shardId === shardId);
}

function isRenewed(before: Lease | undefined, lease: Lease): boolean {
  return (
    before === undefined || lease.counter > before.counter || lease.checkpoint !== before.checkpoint
  );
}
