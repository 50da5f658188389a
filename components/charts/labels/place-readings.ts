import { formatQuantity } from "@/lib/format/quantity";
import { valueAt } from "../series/column";
import type { Drawing } from "../series/drawing";
import { spread } from "./spread";

/** Height of a label, px; its style sheet has the same. */
const LABEL_PX = 15;

/** The crosshair's time stands above the labels, px. */
const UNDER_THE_TIME_PX = 19;

/** A value beside its line. */
export interface Reading {
  readonly name: string;
  readonly words: string;
  /** Top of its label below the top of the plot, px. */
  readonly top: number;
}

export interface PlotHeight {
  /** The plot's height, px. */
  readonly height: number;
  /** The value at the top of the axis; the bottom is 0. */
  readonly axisTop: number;
}

/** The values at an instant (epoch ms), each beside its line. A gap has none. */
export function placeReadings(
  { series }: Drawing,
  at: number,
  { height, axisTop }: PlotHeight,
): readonly Reading[] {
  const known = series.flatMap(({ name, unit, column }) => {
    const value = valueAt(column, at);
    return value === null ? [] : [{ name, value, words: formatQuantity(value, unit) }];
  });
  const wanted = known.map(({ value }) => height * (1 - value / axisTop) - LABEL_PX / 2);
  const tops = spread(wanted, LABEL_PX, { from: UNDER_THE_TIME_PX, to: height });
  return known.map(({ name, words }, i) => ({ name, words, top: Math.round(tops[i] ?? 0) }));
}
