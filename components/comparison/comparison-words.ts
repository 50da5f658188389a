import type { Comparison, Departure, SeriesChange } from "@/lib/domain/comparison";
import { isWithFirst } from "@/lib/domain/with-first";
import { formatNumber, formatQuantity, formatRatio } from "@/lib/format/quantity";
import { withSharedUnit } from "@/lib/format/shared-unit";
import { seriesName } from "@/lib/format/series-name";

const FIRST = 4;
/** From this factor on, a multiple says more than a percentage. */
const TIMES = 2;
/** From this factor on, a multiple says only that there was hardly anything before: about zero. */
const BEYOND_COUNTING = 1_000;

/** How much a series moved: `× 12`, `+38 %`, `−36 %`. There is no share of zero. */
export function changeWords({
  before,
  during,
  part,
}: Pick<SeriesChange, "before" | "during" | "part">): string {
  if (before[part] <= 0) return during[part] > before[part] ? "from 0" : "to 0";
  const times = during[part] / before[part];
  if (times >= BEYOND_COUNTING) return "from ≈ 0";
  if (times >= TIMES) return `× ${formatNumber(times)}`;
  const share = formatRatio(Math.abs(times - 1));
  return times >= 1 ? `+${share}` : `−${share}`;
}

/** Beyond this share of the median, a spread is no distance on both sides of it. */
const WIDE = 0.5;

/**
 * `4.9 s ± 700 ms`: the median, and the usual distance of values from it. When that is large, the
 * range of eight values in ten instead: `37, range 0–75`.
 */
export function stretchWords(
  { low, median, high, spread }: SeriesChange["before"],
  unit: SeriesChange["unit"],
): string {
  const middle = formatQuantity(median, unit);
  if (spread === 0) return middle;
  if (spread <= WIDE * median) return `${middle} ± ${formatQuantity(spread, unit)}`;
  const [least, most] = withSharedUnit(formatQuantity(low, unit), formatQuantity(high, unit));
  return `${middle}, range ${least}–${most}`;
}

/** `20 × its usual spread`: how far a series moved, against how far its values usually lie apart. */
export function sizeWords(shift: number): string {
  return `${formatNumber(Math.abs(shift))} × its usual spread`;
}

/**
 * The stretch that changed. When only a part of the values changed, also the limit of that part:
 * `2 s, but a tenth above 6.4 s`.
 */
export function duringWords({ during, part, unit }: SeriesChange): string {
  if (part === "median") return stretchWords(during, unit);
  const beyond = `${part === "high" ? "above" : "below"} ${formatQuantity(during[part], unit)}`;
  return `${formatQuantity(during.median, unit)}, but a tenth ${beyond}`;
}

/**
 * What moved first, in order: `Put, in records rose at 14:02; then queued batches rose at 14:04.`
 * Series that moved within one datapoint of the first cannot be ordered. Empty without a move.
 *
 * @param clock the instant of a move in the reader's zone, as exactly as it is known
 */
export function movedWords(moved: readonly Departure[], clock: Clock): string {
  const [first, ...later] = moved.slice(0, FIRST).map((one) => departureWords(one, clock));
  if (first === undefined) return "";
  const together = moved.filter((one) => isWithFirst(one, moved)).length;
  const doubt =
    together > 1
      ? ` The first ${together} lie within one datapoint of each other: which was first cannot be told.`
      : "";
  const rest = moved.length > FIRST ? `; and ${moved.length - FIRST} more` : "";
  const text = [first, ...later.map((words) => `then ${words}`)].join("; ") + rest;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.${doubt}`;
}

type Clock = (departure: Departure) => string;

function departureWords(one: Departure, clock: Clock): string {
  const doubt = one.atOrBefore ? " or before" : "";
  return `${seriesName(one.series)} ${one.direction} at ${clock(one)}${doubt}`;
}

/**
 * What was compared without a finding, one sentence each. Sentences that do not apply are left out.
 */
export function restWords({ changes, unchanged, tooLittle }: Comparison): readonly string[] {
  const names = (list: Comparison["unchanged"]) => list.map(seriesName).join("; ");
  const compared = changes.length + unchanged.length;
  return [
    compared === 0
      ? "There is too little settled data to compare: five datapoints are needed in each stretch."
      : "",
    compared > 0 && changes.length === 0
      ? "Nothing changed beyond its own noise for a tenth of the span."
      : "",
    unchanged.length > 0 ? `Not changed: ${names(unchanged)}.` : "",
    tooLittle.length > 0
      ? `Too few datapoints: ${tooLittle.map(({ series, before, during }) => `${seriesName(series)} (${before} before, ${during} during)`).join("; ")}.`
      : "",
  ].filter(Boolean);
}
