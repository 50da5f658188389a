import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatRatio } from "@/lib/format/quantity";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { asksLess } from "@/lib/diagnosis/dstream/quantities/rate-limits/asks-less";
import { backPressure } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure";
import { ENOUGH } from "@/lib/diagnosis/stream/quantities/share/share";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { condition } from "@/lib/diagnosis/kind/condition";
import { notLate, notYet } from "./not-late";
import { hasTime } from "@/lib/diagnosis/stream/clearing/stream-conditions";

/** Spark has time; while it asks for less than arrives, its brake holds it back whatever time it has. */
export function hasTimeUnbraked(s: Situation): ClearingCondition {
  const estimate = backPressure(s)?.estimate;
  const rate = arrivals(s);
  if (!asksLess(s) || estimate === undefined || rate === undefined) return hasTime(s);
  return condition(s.at, {
    text: `back-pressure allows at least ${formatRatio(ENOUGH)} of what arrives`,
    value: estimate / rate,
    unit: "ratio",
    limit: ENOUGH,
    inclusive: true,
    towards: "up",
  });
}

/** Nothing is late; while it asks for less, the rest waits in the receivers, where no age tells of it. */
export function notLateUnbraked(s: Situation): ClearingCondition {
  return asksLess(s) ? notYet(notLate(s), "and back-pressure allows what arrives") : notLate(s);
}
