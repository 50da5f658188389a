import type { SeriesView, WindowAnswer } from "@/lib/contract/window";
import type { SeriesName, Unit } from "@/lib/domain/series";
import { SERIES_WORDS } from "@/lib/format/series-words";
import type { ChartSpec, LimitSpec } from "./chart-specs";
import { type Column, columnOf, peak } from "./column";

export interface DrawnSeries {
  readonly name: SeriesName;
  /** Where it stands in the chart's list: the first is drawn thin and on top of the others. */
  readonly place: number;
  readonly word: string;
  readonly unit: Unit;
  readonly column: Column;
  /** Extremes inside coarse buckets, lower first; absent when a bucket is one datapoint. */
  readonly extremes?: readonly [Column, Column];
}

export interface DrawnLimit {
  readonly word: string;
  /** Null: from here on it is not known. */
  readonly points: readonly (readonly [number, number | null])[];
  /** What it is at the window's end. */
  readonly last: number;
  /** False: too far above the data to be drawn; said in words. */
  readonly inside: boolean;
}

/** Everything that one chart draws, worked out once per answer. */
export interface Drawing {
  readonly spec: ChartSpec;
  readonly series: readonly DrawnSeries[];
  readonly gap?: readonly [Column, Column];
  readonly limits: readonly DrawnLimit[];
  /** The series of the table: beside those that are lines, those that are limits. */
  readonly tabled: readonly DrawnSeries[];
  /** The highest thing that must fit on the axis. */
  readonly highest: number;
  /** No series has a single datapoint. */
  readonly empty: boolean;
  readonly settledTo: number;
  readonly end: number;
}

/** Draws up one chart of an answer; series without a datapoint are left out, unless all are. */
export function drawUp(spec: ChartSpec, answer: WindowAnswer): Drawing {
  const all = spec.series.map((name, place) =>
    drawnSeries(name, { view: viewOf(spec, answer.series[name]), place }),
  );
  const known = all.filter(({ column }) => peak(column.values) !== null);
  const dataPeak = Math.max(0, ...known.map(seriesPeak));
  const limits = spec.limits.flatMap((limit) => drawnLimit(limit, { answer, dataPeak }));
  const gap = gapColumns(spec, all);
  const series = known.length > 0 ? known : all;
  return {
    spec,
    series,
    tabled: [...series, ...limitSeries(spec, answer)],
    ...(gap && { gap }),
    limits,
    highest: Math.max(
      dataPeak,
      spec.least ?? 0,
      ...limits.filter((limit) => limit.inside).map(limitPeak),
    ),
    empty: known.length === 0,
    settledTo: spec.held ? answer.window.to : answer.window.settledTo,
    end: answer.window.to,
  };
}

function viewOf({ extremes }: ChartSpec, view: SeriesView): SeriesView {
  if (extremes !== false) return view;
  const { unit, stepMs, points } = view;
  return { unit, stepMs, points };
}

function drawnSeries(
  name: SeriesName,
  { view, place }: { readonly view: SeriesView; readonly place: number },
): DrawnSeries {
  const { unit, stepMs, points, min, max } = view;
  return {
    name,
    place,
    word: SERIES_WORDS[name],
    unit,
    column: columnOf({ points, stepMs }),
    ...(min?.length &&
      max?.length && {
        extremes: [columnOf({ points: min, stepMs }), columnOf({ points: max, stepMs })] as const,
      }),
  };
}

function seriesPeak({ column, extremes }: DrawnSeries): number {
  return Math.max(peak(column.values) ?? 0, extremes ? (peak(extremes[1].values) ?? 0) : 0);
}

function limitPeak({ points }: DrawnLimit): number {
  return Math.max(0, ...points.map(([, value]) => value ?? 0));
}

function limitSeries({ limits }: ChartSpec, { series }: WindowAnswer): readonly DrawnSeries[] {
  return limits.flatMap(({ limit }, place) =>
    isSeries(limit) ? [drawnSeries(limit, { view: series[limit], place })] : [],
  );
}

function gapColumns(
  { gap }: ChartSpec,
  series: readonly DrawnSeries[],
): readonly [Column, Column] | undefined {
  const upper = series.find(({ name }) => name === gap?.[0]);
  const lower = series.find(({ name }) => name === gap?.[1]);
  return upper && lower ? [upper.column, lower.column] : undefined;
}

function drawnLimit(
  { word, limit, reach }: LimitSpec,
  { answer, dataPeak }: { readonly answer: WindowAnswer; readonly dataPeak: number },
): readonly DrawnLimit[] {
  const points = limitPoints(limit, answer);
  const last = points.findLast(([, value]) => value !== null)?.[1] ?? null;
  if (last === null) return [];
  // Data of zeros leave nothing to be pressed flat.
  const inside = reach === Infinity || (dataPeak > 0 && last <= reach * dataPeak);
  return [{ word, points, last, inside }];
}

function limitPoints(limit: LimitSpec["limit"], answer: WindowAnswer): DrawnLimit["points"] {
  if (isSeries(limit)) {
    const { points } = answer.series[limit];
    return points.filter(([, value], i) => value !== points[i - 1]?.[1]);
  }
  const view = typeof limit === "number" ? limit : answer.limits[limit];
  if (view === null) return [];
  return typeof view === "number" ? [[answer.window.from, view]] : view.points;
}

function isSeries(limit: LimitSpec["limit"]): limit is SeriesName {
  return typeof limit === "string" && limit in SERIES_WORDS;
}
