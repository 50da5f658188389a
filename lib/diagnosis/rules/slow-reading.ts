import { formatDuration, formatRatio } from "@/lib/format/quantity";
import {
  ageKnown,
  BATCHES,
  minutesAnswered,
  readingSettled,
  shareKnown,
  threeCompleted,
} from "../needs";
import { age } from "../quantities/age";
import { asksLess } from "../quantities/asks-less";
import { backPressure } from "../quantities/back-pressure";
import { brakedUtilisation } from "../quantities/sustained-utilisation";
import { rateCapPerSecond } from "../quantities/rate-cap";
import { share, shortSince } from "../quantities/share";
import { readThrottling } from "../quantities/throttling";
import { unreadShards } from "../quantities/unread-shards";
import { LOW, utilisation } from "../quantities/utilisation";
import { clear, holds, type Rule } from "../rule";
import { shortageSince } from "../since";
import type { Situation } from "../situation";

/**
 * The reader itself is too slow: less is read than is put and the lag grows, though Spark has time
 * to spare and nothing limits it. Too few receivers, a blocked KCL, or the network.
 */
export const slowReading: Rule = {
  cause: "slow-reading",
  bottleneck: "consumer",
  matters: false,
  needs: (s) =>
    isAgeing(s)
      ? [...BATCHES, minutesAnswered, threeCompleted, readingSettled, shareKnown]
      : [minutesAnswered, ageKnown],
  check(s) {
    const [lag, part] = [age(s), share(s)];
    const taken = part === undefined ? "not known" : formatRatio(part.recent / part.usual);
    const looked = {
      text: `Of the usual share of the puts ${taken} is taken; the lag is ${isAgeing(s) ? "rising" : "not rising"}.`,
      value: part?.recent ?? null,
      unit: "ratio",
      limit: part?.usual ?? null,
      from: s.settledTo - 300_000,
      to: s.settledTo,
      series: "intakeRecords",
    } as const;
    const spare = (utilisation(s)?.ratio ?? 1) < LOW && !isHeldBack(s);
    const refused = (readThrottling(s)?.minutes ?? 0) > 0;
    const allMove = (unreadShards(s) ?? []).length === 0;
    if (part?.short !== true || !isAgeing(s) || !spare || refused || !allMove) return clear(looked);
    return holds("critical", {
      headline: `The receivers read too slowly: they take ${taken} of what is put, the lag is ${formatDuration(lag?.latestMs ?? 0)}, and Spark has time.`,
      brief: `the receivers take ${taken} of what is put`,
      since: shortageSince(shortSince(part), lag, part.perMinute),
      looked,
    });
  },
};

/** A cap or Spark's own brake limits the intake, and not the reading itself. */
function isHeldBack(s: Situation): boolean {
  const brakes = backPressure(s)?.atWork === true && (brakedUtilisation(s)?.ratio ?? 0) >= LOW;
  return brakes || asksLess(s) || rateCapPerSecond(s) !== undefined;
}

function isAgeing(s: Situation): boolean {
  return age(s)?.trend?.direction === "rising";
}
