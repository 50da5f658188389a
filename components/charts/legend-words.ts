import { gapWords, valueWords } from "./chart-words";
import { valueAt } from "./column";
import type { Drawing } from "./drawing";

export interface Asked {
  /** A series' name, or `gap`. */
  readonly what: string | undefined;
  /** Epoch ms; null: the newest that is settled. */
  readonly at: number | null;
}

/** What a chart's legend says of one series or of the gap. */
export function legendWords(drawing: Drawing, { what, at }: Asked): string {
  const { series, spec, gap } = drawing;
  const when = at ?? restOf(drawing);
  if (what === "gap") {
    const [put, get] = (when !== null && gap?.map((column) => valueAt(column, when))) || [];
    return gapWords({ put: put ?? null, get: get ?? null, unit: spec.unit });
  }
  const one = series.find(({ name }) => name === what);
  if (!one) return "";
  return valueWords(when === null ? one.newest?.[1] : valueAt(one.column, when), one.unit);
}

/** Put and get are told of one and the same minute, the newest of either: two of different minutes make no gap. */
function restOf({ series, spec }: Drawing): number | null {
  if (!spec.gap) return null;
  const newest = series.flatMap((one) => (one.newest ? [one.newest[0]] : []));
  return newest.length > 0 ? Math.max(...newest) : null;
}
