import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatRatio } from "@/lib/format/quantity";
import { arrivals } from "../quantities/arrivals";
import { asksLess } from "../quantities/asks-less";
import { backPressure } from "../quantities/back-pressure";
import { ENOUGH } from "../quantities/share";
import type { Situation } from "../situation";
import { condition } from "./condition";
import { notLate, notYet } from "./not-late";
import { hasTime } from "./stream-conditions";

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
