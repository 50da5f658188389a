import { isRangeProblem, noZone, readRange, show } from "@/lib/domain/time/time-range";
import {
  askedZone,
  compareEnds,
  parseView,
  type RawParams,
  themeProblem,
  type View,
} from "./view-params";

export interface CheckedView {
  /** Without the parameters that cannot be used. The window's own ends are checked with the window. */
  readonly view: View;
  /** What is wrong with those, each with an example that works; null: nothing. */
  readonly hint: string | null;
}

/**
 * Reads a page's search parameters and checks those that do not decide its window. A wrong one costs
 * the reader that parameter, and not the window.
 *
 * @param now epoch ms
 */
export function checkedView(raw: RawParams, now: number): CheckedView {
  const asked = parseView(raw);
  const zone = zoneProblem(asked);
  const zoned = zone === null ? asked : { ...asked, tz: null };
  const comparison = compareProblem(zoned, now);
  const hints = [zone, comparison, themeProblem(raw)].filter((hint) => hint !== null);
  return {
    view: comparison === null ? zoned : { ...zoned, compare: null },
    hint: hints.length === 0 ? null : hints.join(" "),
  };
}

function zoneProblem(view: View): string | null {
  const { tz } = view;
  if (tz === null || tz.toLowerCase() === "browser" || askedZone(view) !== null) return null;
  return `${noZone(tz).detail} Your own zone is used instead.`;
}

function compareProblem(view: View, now: number): string | null {
  const { compare } = view;
  if (compare === null) return null;
  const example = "for example compare=now-2h,now-1h. Nothing is compared.";
  const ends = compareEnds(compare);
  if (!ends)
    return `compare: "${show(compare)}" is not a beginning and an end with a comma between them, ${example}`;
  const range = readRange({ ...ends, tz: askedZone(view) ?? "utc" }, now);
  return isRangeProblem(range) ? `compare: ${range.what}, ${example}` : null;
}
