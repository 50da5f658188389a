import type { SeriesView } from "@/lib/contract/window";
import type { Column } from "@/lib/domain/column";
import type { SeriesName, Unit } from "@/lib/domain/series";
import { SERIES_WORDS } from "@/lib/format/series-words";
import { type Datapoint, newest, peak } from "./column";

/** One series of a chart. */
export interface DrawnSeries {
  readonly name: SeriesName;
  /** Its place in the chart's list: the first is drawn thin, the second wide, the third dashed. */
  readonly place: number;
  readonly word: string;
  readonly unit: Unit;
  /** The newest settled datapoint, or the newest of all when none is settled. */
  readonly newest: Datapoint | undefined;
  readonly column: Column;
  /** Extremes inside coarse buckets, lower first; undefined when a bucket is one datapoint. */
  readonly extremes: readonly [Column, Column] | undefined;
}

export interface SeriesPlace {
  readonly view: SeriesView;
  readonly place: number;
  /** Epoch ms. */
  readonly settledTo: number;
  /** False: the extremes inside a bucket are not drawn. */
  readonly extremes: boolean;
}

export function drawnSeries(
  name: SeriesName,
  { view, place, settledTo, extremes }: SeriesPlace,
): DrawnSeries {
  return {
    name,
    place,
    word: SERIES_WORDS[name],
    unit: view.unit,
    newest: newest(view, settledTo),
    column: view,
    extremes: extremes ? extremesOf(view) : undefined,
  };
}

function extremesOf({ t0, stepMs, min, max }: SeriesView): DrawnSeries["extremes"] {
  if (!min?.length || !max?.length) return undefined;
  return [
    { t0, stepMs, values: min },
    { t0, stepMs, values: max },
  ];
}

/** The highest value of a series, extremes included; null when it has no datapoint. */
export function seriesPeak({ column, extremes }: DrawnSeries): number | null {
  const highest = peak(column.values);
  const extreme = extremes ? peak(extremes[1].values) : null;
  return highest === null ? extreme : Math.max(highest, extreme ?? highest);
}
