import type { Column } from "@/lib/domain/column";
import type { TimeSpan } from "../axes/time-ticks";
import { settledPart } from "../series/column";
import type { Drawing } from "../series/drawing";
import type { DrawnSeries } from "../series/drawn-series";
import { type ColourMeaning, SERIES_COLOURS } from "../series/series-colours";
import { exactAndBound } from "../series/stack";
import { gapPath } from "./gap-path";
import {
  bandPath,
  type Buckets,
  limitPath,
  linePath,
  type PlotScale,
  stepExtremesPath,
  stepPath,
} from "./paths";

/**
 * One line or surface of a chart. Its look belongs to the chart's form. Only its path is new with
 * every answer.
 */
export interface Stroke {
  readonly key: string;
  readonly look: "gap" | "layer" | "extremes" | "limit" | "line" | "bound" | "provisional";
  readonly colour?: ColourMeaning;
  readonly place?: number;
  /** The columns that it runs along, where it can be drawn in parts. */
  readonly along?: readonly Column[];
  /** The whole path, or the part between the starts of two buckets. */
  path(scale: PlotScale, part?: TimeSpan): string;
}

/** The inside of a plot from back to front: gap, layers, extremes, limits, lines. */
export function strokesOf(drawing: Drawing): readonly Stroke[] {
  const { series } = drawing;
  return [
    ...gapStrokes(drawing),
    ...layerStrokes(drawing),
    ...series.flatMap((one) => extremesStrokes(one, drawing)),
    ...limitStrokes(drawing),
    ...backToFront(linesOf(drawing)).flatMap((one) => lineStrokes(one, drawing)),
  ];
}

/** Places of the series in a chart's list: the second is wide, the first thin, the third dashed. */
const BACK_TO_FRONT = [1, 0, 2];

/** In this order every line is seen where lines are equal: beside a thinner one, or between dashes. */
function backToFront(series: readonly DrawnSeries[]): readonly DrawnSeries[] {
  const depth = ({ place }: DrawnSeries) =>
    BACK_TO_FRONT.includes(place) ? BACK_TO_FRONT.indexOf(place) : place;
  return series.toSorted((a, b) => depth(a) - depth(b));
}

function gapStrokes({ gap, settledTo }: Drawing): readonly Stroke[] {
  if (!gap) return [];
  const upper = settledPart(gap[0], settledTo);
  const [, lower] = gap;
  return [
    {
      key: "gap",
      look: "gap",
      along: [upper, lower],
      path: (scale, part) => gapPath(upper, lower, scale, bucketsOf(upper, part)),
    },
  ];
}

function layerStrokes({ layers }: Drawing): readonly Stroke[] {
  return layers.map(({ name, colour, upper, lower }) => ({
    key: `${name} layer`,
    look: "layer",
    colour,
    along: [upper, lower],
    path: (scale, part) => bandPath(upper, lower, scale, bucketsOf(upper, part)),
  }));
}

/** The parts of a stack are surfaces. Only their sum is a line. */
function linesOf({ spec, series }: Drawing): readonly DrawnSeries[] {
  return spec.stack ? series.slice(0, 1) : series;
}

function extremesStrokes(one: DrawnSeries, { spec }: Drawing): readonly Stroke[] {
  if (!one.extremes) return [];
  const [low, high] = one.extremes;
  const between = spec.step ? stepExtremesPath : bandPath;
  return [
    {
      key: `${one.name} extremes`,
      look: "extremes",
      colour: SERIES_COLOURS[one.name],
      path: (scale) => between(high, low, scale),
    },
  ];
}

function limitStrokes({ limits, end }: Drawing): readonly Stroke[] {
  return limits
    .filter(({ inside }) => inside)
    .map(({ word, points }) => ({
      key: word,
      look: "limit",
      path: (scale) => limitPath(points, scale, end),
    }));
}

function lineStrokes(one: DrawnSeries, drawing: Drawing): readonly Stroke[] {
  const { spec, settledTo, end, atLeast } = drawing;
  const { name, place, column } = one;
  const drawn = { colour: SERIES_COLOURS[name], place };
  if (spec.step) {
    return [{ ...drawn, key: name, look: "line", path: (scale) => stepPath(column, scale, end) }];
  }
  const settled = settledPart(column, settledTo);
  const [exact, bound] = atLeast ? exactAndBound(settled, atLeast) : [settled, undefined];
  return [
    {
      ...drawn,
      key: name,
      look: "line",
      along: [exact],
      path: (scale, part) => linePath(exact, scale, bucketsOf(exact, part)),
    },
    ...(bound
      ? [
          {
            ...drawn,
            key: `${name} at least`,
            look: "bound",
            path: (scale: PlotScale) => linePath(bound, scale),
          } as const,
        ]
      : []),
    {
      ...drawn,
      key: `${name} provisional`,
      look: "provisional",
      // Starts at the last settled point, so that the two halves of the line meet.
      path: (scale) => linePath(column, scale, { from: settled.values.length - 1 }),
    },
  ];
}

function bucketsOf({ t0, stepMs }: Column, part: TimeSpan | undefined): Buckets {
  if (!part) return {};
  return {
    from: Math.round((part.from - t0) / stepMs),
    to: Math.round((part.to - t0) / stepMs),
  };
}
