import { atLeastWords } from "@/lib/format/delay-words";
import { valueAt } from "../series/column";
import type { Drawing } from "../series/drawing";
import { isCounted, isStillCounted } from "../series/counting-from";
import type { DrawnSeries } from "../series/drawn-series";
import { newerOf, nowOf } from "../series/now-of";
import { isBound } from "../series/stack";
import { gapWords, getWords } from "./quantity-words";

export interface Asked {
  /** A series' name, or `gap`. */
  readonly what: string | undefined;
  /** Epoch ms; null: the newest settled instant. */
  readonly at: number | null;
}

/** The legend text of one series or of the gap. */
export function legendWords(drawing: Drawing, { what, at }: Asked): string {
  const { series, spec, gap, countingFrom } = drawing;
  const when = at ?? restOf(drawing);
  if (what === "gap") {
    if (series.some((one) => isStillCounted(one, at, countingFrom))) return "still being counted";
    const [put, get] = (when !== null && gap?.map((column) => valueAt(column, when))) || [];
    return gapWords({ put: put ?? null, get: get ?? null, unit: spec.unit });
  }
  const one = series.find(({ name }) => name === what);
  if (!one) return "";
  if (isStillCounted(one, at, countingFrom)) return "counting";
  const rest = atRest(one, drawing);
  const value = when === null ? rest?.value : valueAt(one.column, when);
  if (value != null && isBound(one, drawing, when ?? rest?.at)) return atLeastWords(value, true);
  const got = one.name === spec.gap?.[1] && when !== null && gap ? valueAt(gap[1], when) : null;
  return getWords({ get: value ?? null, got, unit: one.unit });
}

/**
 * Put and get are shown for the same minute, the newest that either has: two different minutes make
 * no gap.
 */
function restOf(drawing: Drawing): number | null {
  const { series, spec } = drawing;
  return spec.gap ? newerOf(...series.map((one) => atRest(one, drawing))) : null;
}

function atRest({ name, newest, column }: DrawnSeries, { settledTo }: Drawing) {
  return isCounted(name) ? nowOf(newest, column.stepMs, settledTo) : newest;
}
