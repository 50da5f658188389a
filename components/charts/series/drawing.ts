import { unreadAsZero } from "@/lib/contract/unread-as-zero";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Column } from "@/lib/domain/column";
import type { SeriesName } from "@/lib/domain/series";
import { SERIES_WORDS } from "@/lib/format/series-words";
import type { ChartSpec, LimitSpec } from "./chart-specs";
import { inRecordKind } from "./record-kind";
import { countingFrom, isCountingSeen } from "./counting-from";
import { type DrawnSeries, drawnSeries, seriesPeak } from "./drawn-series";
import { type Layer, layersOf } from "./stack";
import { waitingAfter } from "./waiting-after";

/** A limit of a chart that is known. */
export interface KnownLimit {
  readonly word: string;
  /** Null: unknown from here on. */
  readonly points: readonly (readonly [number, number | null])[];
  /** Its value at the window's end. */
  readonly last: number;
  /** It is drawn up to this many times the data's peak. */
  readonly reach: number;
}

export interface DrawnLimit extends KnownLimit {
  /** False: it is too far above the data to be drawn, and is given in words. */
  readonly inside: boolean;
}

/**
 * Everything that one chart draws. Work over every datapoint is done once, when it is asked for: a
 * chart off the screen needs only its newest numbers.
 */
export interface Drawing {
  readonly spec: ChartSpec;
  readonly series: readonly DrawnSeries[];
  /** Put, and get counted as zero where nobody reads. */
  readonly gap: readonly [Column, Column] | undefined;
  /** The parts of the first series, lowest first. Empty without a stack. */
  readonly layers: readonly Layer[];
  /** The share of lower bounds among the first series' values; undefined without a stack. */
  readonly atLeast: Column | undefined;
  /** The limits that have a value, drawn or not. */
  readonly knownLimits: readonly KnownLimit[];
  readonly limits: readonly DrawnLimit[];
  /** The series of the table: those drawn as lines, and those drawn as limits. */
  readonly tabled: readonly DrawnSeries[];
  /** The highest value that must fit on the axis. */
  readonly highest: number;
  /** No series has a single datapoint. */
  readonly empty: boolean;
  readonly settledTo: number;
  readonly end: number;
  /** The minute in which its line ends while later batches wait, epoch ms; null: no such end. */
  readonly waitingAfter: number | null;
  /** Where its lines end because younger minutes are still being counted, epoch ms; null: no such end. */
  readonly countingFrom: number | null;
  /** That end is said in the chart. */
  readonly saysCounting: boolean;
}

/**
 * Draws one chart of an answer. Series without a datapoint are left out, unless all are without.
 * Put and get both stay, because the chart has to show that nothing was got.
 */
export function drawUp(plain: ChartSpec, answer: WindowAnswer): Drawing {
  const { window, series: views } = answer;
  const spec = inRecordKind(plain, views);
  const settledTo = spec.step ? window.to : window.settledTo;
  const { extremes = true } = spec;
  const drawn = (name: SeriesName, place: number) =>
    drawnSeries(name, { view: views[name], place, settledTo, extremes });
  const all = spec.series.map(drawn);
  const known = all.filter(({ newest }) => newest !== undefined);
  const series = known.length > 0 && !spec.gap ? known : all;
  const limitSeries = spec.limits.flatMap(({ limit }, place) =>
    isSeries(limit) ? [drawn(limit, place)] : [],
  );
  const counting = countingFrom(known, window);
  return drawing({
    spec,
    all,
    series,
    tabled: [...series, ...limitSeries],
    atLeast: spec.stack && views[spec.stack.atLeast],
    knownLimits: spec.limits.flatMap((limit) => knownLimit(limit, answer)),
    empty: known.length === 0,
    settledTo,
    end: window.to,
    waitingAfter: waitingAfter(spec, known, answer),
    countingFrom: counting,
    // Said once, where a fall would be taken for a collapse.
    saysCounting: counting !== null && spec.gap !== undefined && isCountingSeen(window),
  });
}

interface Parts extends Omit<Drawing, "gap" | "layers" | "limits" | "highest"> {
  /** All series of the chart's list, with or without a datapoint. */
  readonly all: readonly DrawnSeries[];
}

/** A function of its own, because its closures must not keep the whole answer alive. */
function drawing({ all, ...parts }: Parts): Drawing {
  const { spec, series, knownLimits, settledTo } = parts;
  let [dataPeak, highest]: (number | undefined)[] = [];
  let limits: readonly DrawnLimit[] | undefined;
  let gap: Drawing["gap"];
  let layers: Drawing["layers"] | undefined;
  const peak = () => (dataPeak ??= Math.max(0, ...series.map((one) => seriesPeak(one) ?? 0)));
  return {
    ...parts,
    get gap() {
      return (gap ??= gapColumns(spec, all, settledTo));
    },
    get layers() {
      return (layers ??= layersIn(spec, series));
    },
    get limits() {
      return (limits ??= knownLimits.map((limit) => ({
        ...limit,
        inside: isInside(limit, peak()),
      })));
    },
    get highest() {
      const inside = this.limits.filter((limit) => limit.inside);
      return (highest ??= Math.max(peak(), spec.least ?? 0, ...inside.map(limitPeak)));
    },
  };
}

function gapColumns(
  { gap }: ChartSpec,
  series: readonly DrawnSeries[],
  settledTo: number,
): readonly [Column, Column] | undefined {
  const upper = series.find(({ name }) => name === gap?.[0]);
  const lower = series.find(({ name }) => name === gap?.[1]);
  if (!upper || !lower) return undefined;
  return [upper.column, unreadAsZero(upper.column, lower.column, settledTo)];
}

function layersIn({ stack }: ChartSpec, [total, ...parts]: readonly DrawnSeries[]) {
  return stack && total ? layersOf(total.column, parts) : [];
}

function knownLimit(
  { word, limit, reach }: LimitSpec,
  answer: WindowAnswer,
): readonly KnownLimit[] {
  const points = limitPoints(limit, answer);
  const last = points.findLast(([, value]) => value !== null)?.[1] ?? null;
  return last === null ? [] : [{ word, points, last, reach }];
}

/** Zeros cannot be pressed flat. */
function isInside({ last, reach }: KnownLimit, dataPeak: number): boolean {
  return reach === Infinity || (dataPeak > 0 && last <= reach * dataPeak);
}

function limitPeak({ points }: KnownLimit): number {
  return Math.max(0, ...points.map(([, value]) => value ?? 0));
}

function limitPoints(limit: LimitSpec["limit"], answer: WindowAnswer): KnownLimit["points"] {
  if (isSeries(limit)) {
    const { t0, stepMs, values } = answer.series[limit];
    return values.flatMap((value, i) =>
      i > 0 && value === values[i - 1] ? [] : [[t0 + i * stepMs, value] as const],
    );
  }
  const view = typeof limit === "number" ? limit : answer.limits[limit];
  if (view === null) return [];
  return typeof view === "number" ? [[answer.window.from, view]] : view.points;
}

function isSeries(limit: LimitSpec["limit"]): limit is SeriesName {
  return typeof limit === "string" && limit in SERIES_WORDS;
}
