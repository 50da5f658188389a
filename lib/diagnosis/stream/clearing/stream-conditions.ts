import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatNumber, formatRatio } from "@/lib/format/quantity";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { ENOUGH, share } from "@/lib/diagnosis/stream/quantities/share/share";
import {
  readThrottling,
  REFUSED,
  refusedIn,
  rejectedIn,
  OVER_AFTER,
  SUSTAINED,
} from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { missingShare } from "@/lib/diagnosis/stream/quantities/shards/unread-part";
import { missingPart, unreadShards } from "@/lib/diagnosis/stream/quantities/shards/unread-shards";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { trend } from "@/lib/diagnosis/trends/trend";
import { condition, fact } from "@/lib/diagnosis/parts/condition";
import { MINUTE_MS } from "@/lib/domain/metric-period";

/** Its lag falls, so the delay is temporary. */
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

const LAST = 5;

/** Refusals in few enough of the last five settled minutes. Each minute without one brings that closer. */
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
  // Usually the oldest minutes must leave the five. Two at the end without refusals are enough too.
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
    flags: recentMinutes(s, LAST).map((period) => rejectedIn(period) > 0),
    series: "writeThrottled",
  });
}

export function fewReadsRefused(s: Situation): ClearingCondition {
  const known = readThrottling(s) !== undefined;
  return fewRefusals(s, {
    text: `reads are refused in fewer than ${SUSTAINED} of the last ${LAST} settled minutes`,
    flags: known ? recentMinutes(s, LAST).map((period) => refusedIn(period) >= REFUSED) : [],
    series: "readThrottled",
  });
}

/** The leases prove no shard unread. */
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

/** Less is missing than half of a shard's part. */
export function littleMissing(s: Situation): ClearingCondition {
  const missing = missingShare(s);
  const shards = asOf(s, "stream")?.openShards ?? 1;
  const limit = missingPart(shards);
  return condition(s.at, {
    text: `less than ${formatRatio(limit)} of what is put is missing, half of what one of ${formatNumber(shards)} shards brings`,
    value: missing === undefined ? undefined : Math.max(0, missing),
    unit: "ratio",
    limit,
    towards: "down",
    series: "getBytes",
  });
}
