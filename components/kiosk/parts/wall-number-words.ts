import type { DecisiveNumber } from "@/lib/domain/decisive-number";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { decisiveNumberWords } from "@/lib/format/decisive-number-words";
import { shortQuantity } from "@/lib/format/short-quantity";
import { noBreakUnits } from "./no-break-units";

/** From then on seconds only make a wall restless. */
const IN_MINUTES_FROM_MS = 10 * MINUTE_MS;

/**
 * The number that matters: `6.2 s of 5 s`, `46 min`, `547 Kinesis records/s`. The unit of a rate may stand on
 * a line of its own: beside its number it is too long for the large type, and would be cut off.
 */
export function wallNumberWords(number: DecisiveNumber): string {
  const words = decisiveNumberWords(inShort(number));
  return isRate(number) ? words : noBreakUnits(words);
}

const isRate = ({ unit }: DecisiveNumber): boolean => unit.endsWith("records/s");

function inShort(number: DecisiveNumber): DecisiveNumber {
  const { value, unit } = number;
  if (unit !== "ms" || value < IN_MINUTES_FROM_MS) return number;
  return { ...number, value: Math.floor(value / MINUTE_MS) * MINUTE_MS };
}

/** The same where it shares a line with a name: `547/s`. */
export function shortWallNumberWords(number: DecisiveNumber): string {
  return number.unit.endsWith(" records/s")
    ? noBreakUnits(shortQuantity(number.value, number.unit))
    : wallNumberWords(number);
}
