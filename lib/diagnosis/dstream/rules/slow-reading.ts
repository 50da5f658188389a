import { formatDuration, formatNumber, formatRatio } from "@/lib/format/quantity";
import { BATCHES, threeCompleted } from "@/lib/diagnosis/dstream/needs";
import { age, type Age, lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";
import { backPressureReleases } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure-releases";
import { isRateLimited } from "@/lib/diagnosis/dstream/quantities/rate-limits/rate-limited";
import {
  persistentLag,
  lagSeverity,
  provenOwnLag,
} from "@/lib/diagnosis/stream/quantities/lag/our-lag";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { laggingShards } from "@/lib/diagnosis/stream/quantities/age/shard-lags";
import { share, shortSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { readThrottling } from "@/lib/diagnosis/stream/quantities/throttles/throttling";
import { unreadShards } from "@/lib/diagnosis/stream/quantities/shards/unread-shards";
import { hasTimeToSpare } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { clear, firing, type Rule } from "@/lib/diagnosis/parts/rule";
import { lagSince, shortageSince } from "@/lib/diagnosis/stream/quantities/age/lag-since";
import type { Need, Situation } from "@/lib/diagnosis/situation/situation";
import { ageKnown, minutesAnswered, readingSettled } from "@/lib/diagnosis/stream/needs";

/**
 * The reader itself is too slow: it falls behind although Spark has time to spare and no limit is set. Too
 * few receivers, a blocked KCL, or the network. Or it stays behind: a lag is trouble by itself, also for
 * one shard of many, whose part of the stream is not visible in the share.
 */
export const slowReading: Rule = {
  cause: "slow-reading",
  bottleneck: "consumer",
  matters: false,
  isOfWaiting: true,
  endsByCatchingUp: true,
  needs: (s) =>
    persistentLag(s) === undefined && !isAgeing(s) ? [minutesAnswered, ageKnown] : LATE,
  check(s) {
    const [lag, part] = [provenOwnLag(s) ?? age(s), share(s)];
    const taken = part === undefined ? "not known" : formatRatio(part.recent / part.usual);
    const looked = {
      text: `Part of its usual share that Spark takes: ${taken}; the lag is ${isAgeing(s) ? "rising" : "not rising"}${shardsInWords(s)}.`,
      value: lag?.latestMs ?? null,
      unit: "ms",
      limit: lagLimitMs(s),
      from: s.settledTo - 300_000,
      to: s.settledTo,
      series: lag?.whose === "own" ? "applicationLag" : "iteratorAge",
    } as const;
    const spare = hasTimeToSpare(s) && !isRateLimited(s);
    const limited = (readThrottling(s)?.minutes ?? 0) > 0;
    const allMove = (unreadShards(s) ?? []).length === 0;
    if (limited || !spare || !allMove || backPressureReleases(s) !== undefined)
      return clear(looked);
    const late = persistentLag(s);
    if (part?.short === true && isAgeing(s)) {
      return firing("critical", {
        headline: `The receivers read too slowly: they take ${taken} of what is put, the lag is ${formatDuration(lag?.latestMs ?? 0)}, and Spark has time.`,
        brief: `the receivers take ${taken} of what is put`,
        since: shortageSince(shortSince(part), lag, part.perMinute),
        looked,
      });
    }
    if (late === undefined || recovery(s) !== undefined) return clear(looked);
    return firing(lagSeverity(s, late), {
      headline: headline(s, late),
      brief: `what is read is ${formatDuration(late.latestMs)} late`,
      since: lagSince(late),
      looked,
    });
  },
};

const LATE: readonly Need[] = [...BATCHES, minutesAnswered, threeCompleted, readingSettled];

/** Names the shards if the application's lag was asked by shard. */
function headline(s: Situation, lag: Age): string {
  const late = formatDuration(lag.latestMs);
  const rises = lag.trend?.direction === "rising";
  const found = laggingShards(s);
  const [worst] = found?.lagging ?? [];
  if (found === undefined || worst === undefined || found.lagging.length === found.openShards)
    return `The receivers read ${late} late and ${rises ? "fall further" : "stay"} behind, though Spark has time.`;
  const others =
    found.othersMs === undefined ? "" : `, the others ${formatDuration(found.othersMs)}`;
  if (found.lagging.length === 1)
    return `${worst.shardId}, one of ${formatNumber(found.openShards)} shards, is ${formatDuration(worst.lagMs)} behind${others}, and ${rises ? "falls further" : "stays"} behind.`;
  return `${formatNumber(found.lagging.length)} of ${formatNumber(found.openShards)} shards are up to ${formatDuration(worst.lagMs)} behind${others}, and ${rises ? "fall further" : "stay"} behind.`;
}

function shardsInWords(s: Situation): string {
  const found = laggingShards(s);
  if (found === undefined || found.lagging.length === 0) return "";
  const worst = found.lagging
    .slice(0, 3)
    .map(({ shardId, lagMs }) => `${shardId} ${formatDuration(lagMs)}`)
    .join(", ");
  const asked = found.complete ? "" : ` of those asked`;
  return `; late${asked}: ${worst}${found.lagging.length > 3 ? " and others" : ""}`;
}

function isAgeing(s: Situation): boolean {
  return age(s)?.trend?.direction === "rising";
}
