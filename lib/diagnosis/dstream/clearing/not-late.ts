import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatDuration } from "@/lib/format/quantity";
import { age, LATE_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { readingHoleMs } from "@/lib/diagnosis/stream/quantities/age/reading-hole";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { condition } from "@/lib/diagnosis/kind/condition";
import { readInTime, readInTimeForGood } from "@/lib/diagnosis/stream/clearing/stream-conditions";

/** What is read is young, and does not grow older: a lag on its way beyond the limit is late already. */
export function notLate(s: Situation): ClearingCondition {
  const young = readInTime(s, LATE_MS);
  if (age(s)?.trend?.direction !== "rising") return young;
  return notYet(young, "and grows no older");
}

/** The same where reads are refused: what is got in lumps is young at times, and late all the same. */
export function notLateForGood(s: Situation): ClearingCondition {
  const forGood = readInTimeForGood(s, LATE_MS);
  const hole = readingHoleMs(s);
  if (forGood.met !== true || hole <= LATE_MS) return forGood.met === true ? notLate(s) : forGood;
  return condition(s.at, {
    text: `records are got at least every ${formatDuration(LATE_MS)}`,
    value: hole,
    unit: "ms",
    limit: LATE_MS,
    inclusive: true,
    towards: "down",
  });
}

/** A condition that is not met before something else is so, too. */
export function notYet(one: ClearingCondition, besides: string): ClearingCondition {
  const met = one.met === null ? null : false;
  return { ...one, text: `${one.text} ${besides}`, met, metAt: null };
}
