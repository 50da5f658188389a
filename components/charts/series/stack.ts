import type { Column } from "@/lib/domain/column";
import { valueAt } from "./column";
import type { DrawnSeries } from "./drawn-series";
import { type ColourMeaning, SERIES_COLOURS } from "./series-colours";

/** One part of a stack: a surface between two columns. */
export interface Layer {
  readonly name: DrawnSeries["name"];
  readonly colour: ColourMeaning;
  /** Both on the buckets of the total. */
  readonly upper: Column;
  readonly lower: Column;
}

/**
 * The parts of a total on top of each other, the first at the bottom. Where the total is not known
 * all of them have a gap: a part alone would look like the whole. A part that is not known beside a
 * known total takes no room, as it counts as nothing in that total.
 */
export function layersOf(total: Column, parts: readonly DrawnSeries[]): readonly Layer[] {
  const { t0, stepMs, values } = total;
  const on = (column: (number | null)[]): Column => ({ t0, stepMs, values: column });
  let below = values.map((value): number | null => (value === null ? null : 0));
  return parts.map(({ name, column }) => {
    const lower = below;
    below = lower.map((under, i) =>
      under === null ? null : under + (valueAt(column, t0 + i * stepMs) ?? 0),
    );
    return { name, colour: SERIES_COLOURS[name], upper: on(below), lower: on(lower) };
  });
}

/** Whether a series is a stack's sum, and only a lower bound at an instant. */
export function isBound(
  { place }: Pick<DrawnSeries, "place">,
  { atLeast }: { readonly atLeast: Column | undefined },
  at: number | undefined,
): boolean {
  if (place > 0 || atLeast === undefined || at === undefined) return false;
  return (valueAt(atLeast, at) ?? 0) > 0;
}

/** The total where it is exact, and where it is only a lower bound. They meet in a bucket of both. */
export function exactAndBound(total: Column, atLeast: Column): readonly [Column, Column] {
  const { t0, stepMs, values } = total;
  const onlyAtLeast = (i: number) => (valueAt(atLeast, t0 + i * stepMs) ?? 0) > 0;
  const exact = values.map((value, i) => (onlyAtLeast(i) ? null : value));
  const bound = values.map((value, i) =>
    onlyAtLeast(i - 1) || onlyAtLeast(i) || onlyAtLeast(i + 1) ? value : null,
  );
  return [
    { t0, stepMs, values: exact },
    { t0, stepMs, values: bound },
  ];
}
