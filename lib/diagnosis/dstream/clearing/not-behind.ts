import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatDuration } from "@/lib/format/quantity";
import { age, LAGGING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { readGapMs } from "@/lib/diagnosis/stream/quantities/age/read-gap";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { onTheWay } from "./on-the-way";
import { condition, fact } from "@/lib/diagnosis/parts/condition";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { fallingBehindMs } from "@/lib/diagnosis/stream/quantities/lag/falling-behind";

/**
 * Records are young when they are read, and the lag does not grow. A lag that grows towards the limit
 * already counts as late.
 */
export function notBehind(s: Situation): ClearingCondition {
  const young = readInTime(s, LAGGING_MS);
  if (age(s)?.trend?.direction !== "rising") return young;
  return notYet(young, "and grows no older");
}

/** The same where reads are refused: reads in lumps look young at times and are late all the same. */
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

/** A condition that is not met before another one is met too. */
export function notYet(one: ClearingCondition, besides: string): ClearingCondition {
  const met = one.met === null ? null : false;
  return { ...one, text: `${one.text} ${besides}`, met, metAt: null };
}

/** Records are not older than `limit` when they are read, ms. CloudWatch confirms it minutes later. */
export function readInTime(s: Situation, limit: number): ClearingCondition {
  const lag = age(s);
  const carried = delays(s).readAgeMs ?? lag?.latestMs;
  const published = Math.max(carried ?? 0, lag?.latestMs ?? 0);
  const value =
    carried !== undefined && carried <= limit && published > limit ? published : carried;
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

/** The same where refused reads cause the lag. A lag below the limit may still grow. */
function readInTimeForGood(s: Situation, limit: number): ClearingCondition {
  return fallingBehindMs(s) === undefined
    ? readInTime(s, limit)
    : fact("the lag no longer grows every minute", false);
}
