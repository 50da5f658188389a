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
  const { series, spec } = drawing;
  if (what === "gap") {
    const [put, get] = at === null ? restGap(drawing) : gapAt(drawing, at);
    return gapWords({ put: put ?? null, get: get ?? null, unit: spec.unit });
  }
  const one = series.find(({ name }) => name === what);
  if (!one) return "";
  return valueWords(at === null ? one.newest?.[1] : valueAt(one.column, at), one.unit);
}

function gapAt({ gap }: Drawing, at: number): readonly (number | null)[] {
  return gap?.map((column) => valueAt(column, at)) ?? [];
}

function restGap({ series, spec }: Drawing): readonly (number | null)[] {
  const [put, get] = (spec.gap ?? []).map(
    (side) => series.find(({ name }) => name === side)?.newest,
  );
  // Two newest points of different minutes make no gap.
  return put !== undefined && get !== undefined && put[0] === get[0] ? [put[1], get[1]] : [];
}
