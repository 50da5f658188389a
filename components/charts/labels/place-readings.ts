import type { SeriesName } from "@/lib/domain/series";
import { valueAt } from "../series/column";
import type { Drawing } from "../series/drawing";
import { legendWords } from "./legend-words";
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

/**
 * The values at an instant (epoch ms), each beside its line or in its surface. A gap has none, and
 * neither has a surface that is flatter than a label.
 */
export function placeReadings(
  drawing: Drawing,
  at: number,
  { height, axisTop }: PlotHeight,
): readonly Reading[] {
  const least = (axisTop * LABEL_PX) / height;
  const known = drawing.series.flatMap(({ name, column }) => {
    const value = valueAt(column, at);
    const level = value === null ? null : levelOf(drawing, { name, at, value, least });
    return level === null ? [] : [{ name, level, words: legendWords(drawing, { what: name, at }) }];
  });
  const wanted = known.map(({ level }) => height * (1 - level / axisTop) - LABEL_PX / 2);
  const tops = spread(wanted, LABEL_PX, { from: UNDER_THE_TIME_PX, to: height });
  return known.map(({ name, words }, i) => ({ name, words, top: Math.round(tops[i] ?? 0) }));
}

interface Level {
  readonly name: SeriesName;
  readonly at: number;
  readonly value: number;
  /** The least height of a surface that has room for a label, in the axis' unit. */
  readonly least: number;
}

/** Where a value is drawn, in the axis' unit: a line at its value, a part of a stack in its middle. */
function levelOf({ layers }: Drawing, { name, at, value, least }: Level): number | null {
  const layer = layers.find((one) => one.name === name);
  if (!layer) return value;
  const [upper, lower] = [valueAt(layer.upper, at), valueAt(layer.lower, at)];
  if (upper === null || lower === null || upper - lower < least) return null;
  return (upper + lower) / 2;
}
