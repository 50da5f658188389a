import { gapWords, valueWords } from "./chart-words";
import { newest, valueAt } from "./column";
import type { Drawing } from "./drawing";

export interface Asked {
  /** A series' name, or `gap`. */
  readonly what: string | undefined;
  /** Epoch ms; null: the newest that is settled. */
  readonly at: number | null;
}

/** What a chart's legend says of one series or of the gap. */
export function legendWords(drawing: Drawing, { what, at }: Asked): string {
  const { series, gap, spec, settledTo } = drawing;
  if (what === "gap" && gap) {
    const [put, get] = at === null ? restGap(drawing) : gap.map((column) => valueAt(column, at));
    return gapWords({ put: put ?? null, get: get ?? null, unit: spec.unit });
  }
  const one = series.find(({ name }) => name === what);
  if (!one) return "";
  return valueWords(
    at === null ? newest(one.column, settledTo)?.[1] : valueAt(one.column, at),
    one.unit,
  );
}

function restGap({ gap, settledTo }: Drawing): readonly (number | null)[] {
  const [put, get] = [gap?.[0], gap?.[1]].map((column) => column && newest(column, settledTo));
  // Two newest points of different minutes make no gap.
  return put !== undefined && get !== undefined && put[0] === get[0] ? [put[1], get[1]] : [];
}
