import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatDuration, formatNumber, formatQuantity, formatRatio } from "@/lib/format/quantity";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { fallingBehindMs } from "@/lib/diagnosis/stream/quantities/lag/falling-behind";
import { intake, presentIntake } from "@/lib/diagnosis/dstream/quantities/batches/intake";
import { rateCapPerSecond } from "@/lib/diagnosis/dstream/quantities/rate-limits/rate-cap";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { ENOUGH, share } from "@/lib/diagnosis/stream/quantities/share/share";
import { brakedUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import {
  readThrottling,
  REFUSED,
  refusedIn,
  rejectedIn,
  OVER_AFTER,
  SUSTAINED,
} from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { missingPart, unreadShards } from "@/lib/diagnosis/stream/quantities/shards/unread-shards";
import { LOW } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { NEAR_CAP } from "@/lib/diagnosis/dstream/quantities/rate-limits/held-back";
import { highest } from "@/lib/diagnosis/dstream/rules/rate-cap";
import { held, type Situation } from "@/lib/diagnosis/situation/situation";
import { trend } from "@/lib/diagnosis/trends/trend";
import { condition, fact } from "@/lib/diagnosis/kind/condition";
import { onTheWay } from "@/lib/diagnosis/dstream/clearing/on-the-way";

/** What is read is not older than `limit`, ms; and CloudWatch tells so too, some minutes later. */
export function readInTime(s: Situation, limit: number): ClearingCondition {
  const lag = age(s);
  const carried = delays(s).readAgeMs ?? lag?.latestMs;
  const told = Math.max(carried ?? 0, lag?.latestMs ?? 0);
  const value = carried !== undefined && carried <= limit && told > limit ? told : carried;
  return condition(s.at, {
    text: `what is read is at most ${formatDuration(limit)} old`,
    value,
    unit: "ms",
    limit,
    inclusive: true,
    towards: "down",
    ...onTheWay(s, { value, limit, trend: lag?.trend }),
    series: lag?.whose === "own" ? "applicationLag" : "iteratorAge",
  });
}

/** The same where refused reads make it late; below the limit already, it may still fall behind. */
export function readInTimeForGood(s: Situation, limit: number): ClearingCondition {
  return fallingBehindMs(s) === undefined
    ? readInTime(s, limit)
    : fact("what is read is no longer older every minute", false);
}

/** Its lag falls: then it is behind no more than for a while. */
export function lagFalls(s: Situation): ClearingCondition {
  const direction = age(s)?.trend?.direction;
  return fact("the lag no longer rises", direction === undefined ? null : direction !== "rising");
}

/** As much is taken as is put, by this application's own measure. */
export function takesWhatIsPut(s: Situation): ClearingCondition {
  const part = share(s);
  const points = part?.perMinute
    .slice(-10)
    .map(({ at, ratio }) => ({ x: at, y: ratio / part.usual }));
  return condition(s.at, {
    text: `at least ${formatRatio(ENOUGH)} of what is put is taken`,
    value: part && part.recent / part.usual,
    unit: "ratio",
    limit: ENOUGH,
    inclusive: true,
    towards: "up",
    trend: points && trend(points, { floorPerMinute: 0.005 }),
    series: "intakeRecords",
  });
}

/** Spark has time to spare, so that its brake no longer holds it back. */
export function hasTime(s: Situation): ClearingCondition {
  return condition(s.at, {
    text: `Spark is busy less than ${formatRatio(LOW)} of the time`,
    value: brakedUtilisation(s)?.ratio,
    unit: "ratio",
    limit: LOW,
    towards: "down",
    series: "utilisation",
  });
}

/** The cap has room above what arrives. */
export function capHasRoom(s: Situation): ClearingCondition {
  const limit = NEAR_CAP * (rateCapPerSecond(s) ?? 0);
  return condition(s.at, {
    text: `less than ${formatQuantity(limit, "records/s")} is taken, ${formatRatio(NEAR_CAP)} of the cap`,
    value: limit > 0 ? highest(intake(s), presentIntake(s))?.recordsPerSecond : undefined,
    unit: "records/s",
    limit,
    towards: "down",
    series: "intakeRecords",
  });
}

const LAST = 5;
const MINUTE_MS = 60_000;

/** Refusals in few enough of the last five settled minutes; a minute without any leads there. */
function fewRefusals(
  s: Situation,
  {
    text,
    flags,
    series,
  }: { text: string; flags: readonly boolean[]; series: "writeThrottled" | "readThrottled" },
): ClearingCondition {
  const refused = flags.filter(Boolean).length;
  const quiet = flags.length - 1 - flags.lastIndexOf(true);
  const isOver = quiet >= OVER_AFTER;
  // The oldest minutes leave the five first; but two without any at the end suffice.
  const minutesToGo = Math.min(LAST - (SUSTAINED - 1), OVER_AFTER) - quiet;
  return condition(s.at, {
    text: `${text}, or in none of the last ${OVER_AFTER}`,
    value: flags.length < SUSTAINED ? undefined : isOver ? 0 : refused,
    unit: "count",
    limit: SUSTAINED,
    towards: "down",
    metAt: quiet > 0 ? s.at + Math.max(1, minutesToGo) * MINUTE_MS : undefined,
    series,
  });
}

export function fewWritesRefused(s: Situation): ClearingCondition {
  return fewRefusals(s, {
    text: `writes are refused in fewer than ${SUSTAINED} of the last ${LAST} settled minutes`,
    flags: recentMinutes(s, LAST).map((minute) => rejectedIn(minute) > 0),
    series: "writeThrottled",
  });
}

export function fewReadsRefused(s: Situation): ClearingCondition {
  const known = readThrottling(s) !== undefined;
  return fewRefusals(s, {
    text: `reads are refused in fewer than ${SUSTAINED} of the last ${LAST} settled minutes`,
    flags: known ? recentMinutes(s, LAST).map((minute) => refusedIn(minute) >= REFUSED) : [],
    series: "readThrottled",
  });
}

/** No shard is left that the leases prove unread. */
export function allShardsRead(s: Situation): ClearingCondition {
  const unread = unreadShards(s);
  return condition(s.at, {
    text: "no open shard is proven unread by its lease",
    value: unread?.length,
    unit: "count",
    limit: 0,
    inclusive: true,
    towards: "down",
  });
}

/** Less is missing than half of a shard brings. */
export function littleMissing(s: Situation): ClearingCondition {
  const part = share(s);
  const shards = held(s, "stream")?.openShards ?? 1;
  const limit = missingPart(shards);
  return condition(s.at, {
    text: `less than ${formatRatio(limit)} of what is put is missing, half of what one of ${formatNumber(shards)} shards brings`,
    value: part && Math.max(0, 1 - part.recent / part.usual),
    unit: "ratio",
    limit,
    towards: "down",
    series: "getBytes",
  });
}
