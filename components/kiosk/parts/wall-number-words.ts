import type { DecisiveNumber } from "@/lib/domain/decisive-number";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { decisiveNumberWords } from "@/lib/format/decisive-number-words";
import { noBreakUnits } from "./no-break-units";

/** From then on seconds only make a wall restless. */
const IN_MINUTES_FROM_MS = 10 * MINUTE_MS;

/** The number that matters, on one line as far as it fits: `6.2 s of 5 s`, `46 min`. */
export function wallNumberWords(number: DecisiveNumber): string {
  return noBreakUnits(decisiveNumberWords(inShort(number)));
}

function inShort(number: DecisiveNumber): DecisiveNumber {
  const { value, unit } = number;
  if (unit !== "ms" || value < IN_MINUTES_FROM_MS) return number;
  return { ...number, value: Math.floor(value / MINUTE_MS) * MINUTE_MS };
}
