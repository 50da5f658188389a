import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatDuration } from "@/lib/format/quantity";
import { age, LAGGING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { readGapMs } from "@/lib/diagnosis/stream/quantities/age/read-gap";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { onTheWay } from "./on-the-way";
import { condition, fact } from "@/lib/diagnosis/parts/condition";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { fallingBehindMs } from "@/lib/diagnosis/stream/quantities/lag/falling-behind";

/** What is read is young, and does not grow older: a lag on its way beyond the limit is late already. */
export function notBehind(s: Situation): ClearingCondition {
  const young = readInTime(s, LAGGING_MS);
  if (age(s)?.trend?.direction !== "rising") return young;
  return notYet(young, "and grows no older");
}

/** The same where reads are refused: what is got in lumps is young at times, and late all the same. */
export function notBehindForGood(s: Situation): ClearingCondition {
  const forGood = readInTimeForGood(s, LAGGING_MS);
  const hole = readGapMs(s);
  if (forGood.met !== true || hole <= LAGGING_MS)
    return forGood.met === true ? notBehind(s) : forGood;
  return condition(s.at, {
    text: `records are read at least every ${formatDuration(LAGGING_MS)}`,
    value: hole,
    unit: "ms",
    limit: LAGGING_MS,
    inclusive: true,
    towards: "down",
  });
}

/** A condition that is not met before something else is so, too. */
export function notYet(one: ClearingCondition, besides: string): ClearingCondition {
  const met = one.met === null ? null : false;
  return { ...one, text: `${one.text} ${besides}`, met, metAt: null };
}

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
    : fact("the lag no longer grows every minute", false);
}
