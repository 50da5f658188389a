import type { DecisiveView, SparklineView } from "@/lib/contract/pipelines";
import { unreadAsZero } from "@/lib/contract/unread-as-zero";
import type { Column } from "@/lib/domain/column";
import type { Unit } from "@/lib/domain/series";
import type { Verdict } from "@/lib/domain/verdict";
import { formatQuantity } from "@/lib/format/quantity";
import { seriesName } from "@/lib/format/series-name";
import { gapWords, getWords, valueWords } from "./labels/quantity-words";
import { pictureScale, type PlotScale } from "./marks/paths";
import { chartOf } from "./series/chart-of";
import { newest, peak, valueAt } from "./series/column";
import { newerOf, nowOf } from "./series/now-of";
import { type ColourMeaning, SERIES_COLOURS } from "./series/series-colours";

/** What a small picture of a pipeline's last hour is made from. */
export interface SparkSource {
  readonly sparkline: SparklineView;
  readonly decisive: DecisiveView | null;
  readonly verdict: Pick<Verdict, "severity" | "since" | "sinceIsAtLeast">;
}

export interface SparkWord {
  readonly word: string;
  readonly value: string;
  /** For screen readers alone: the picture shows it. */
  readonly hidden?: true;
}

export interface SparkLimit {
  readonly word: string;
  readonly value: number;
}

/** The last hour of a pipeline, small enough for a row. All of it is settled. */
export interface SparkPicture {
  readonly what: "gap" | "decisive";
  /** The first lies on top. */
  readonly lines: readonly { readonly colour: ColourMeaning; readonly column: Column }[];
  /** Put, and get counted as zero where nobody reads. */
  readonly gap: readonly [put: Column, got: Column] | null;
  readonly words: readonly SparkWord[];
  /** The limits that are near enough to be drawn. */
  readonly limits: readonly SparkLimit[];
  readonly span: Pick<SparklineView, "from"> & { readonly to: number };
  /** When the trouble began, epoch ms; the span's start when it began earlier. Null: no trouble. */
  readonly onset: { readonly at: number; readonly isEarlier: boolean } | null;
}

/** The picture that shows a verdict at a glance: its own series, or put against get. */
export function sparkPicture({ sparkline, decisive, verdict }: SparkSource): SparkPicture {
  const { from, put, stepMs } = sparkline;
  const span = { from, to: from + put.length * stepMs };
  const onset = onsetOf(verdict, span);
  const picture = decisive ? decisivePicture(decisive) : gapPicture(sparkline, span.to);
  return { ...picture, span, onset };
}

type Drawn = Omit<SparkPicture, "span" | "onset">;

function decisivePicture({ series, unit, limit, ...column }: DecisiveView): Drawn {
  const [spec] = chartOf(series)?.limits ?? [];
  const limits = limit === null || !spec ? [] : [{ word: spec.word, value: limit }];
  // It may end before the present: a batch has its time only when it is done.
  const { value = null } = newest(column, Infinity) ?? {};
  return {
    what: "decisive",
    lines: [{ colour: SERIES_COLOURS[series], column }],
    gap: null,
    words: [
      // No title says which records are counted.
      { word: seriesName(series), value: value === null ? "no data" : formatQuantity(value, unit) },
      ...limitWords(limits, unit),
    ],
    limits: near(limits, spec?.reach ?? 1, [column]),
  };
}

const BYTES = "bytes/s";

function gapPicture(
  { from, stepMs, put: puts, get: gets, limits }: SparklineView,
  to: number,
): Drawn {
  const put: Column = { t0: from, stepMs, values: puts };
  const get: Column = { t0: from, stepMs, values: gets };
  const got = unreadAsZero(put, get, to);
  const specs = chartOf("putBytes")?.limits ?? [];
  const drawn = specs.flatMap(({ word, limit, reach }) => {
    const value =
      limit === "writeBytesPerSecond" || limit === "readBytesPerSecond" ? limits[limit] : null;
    return value === null ? [] : near([{ word, value }], reach, [put, get]);
  });
  return {
    what: "gap",
    lines: [
      { colour: "put", column: put },
      { colour: "get", column: get },
    ],
    gap: [put, got],
    words: [...wordsOf({ put, get, got }, to), ...limitWords(drawn, BYTES)],
    limits: drawn,
  };
}

/** Put and get are given for the same minute, the newest that either has. */
function wordsOf(
  { put, get, got }: Readonly<Record<"put" | "get" | "got", Column>>,
  to: number,
): readonly SparkWord[] {
  const of = (column: Column) => nowOf(newest(column, to), column.stepMs, to);
  const at = newerOf(of(put), of(get));
  const then = (column: Column) => (at === null ? null : valueAt(column, at));
  const gap = gapWords({ put: then(put), get: then(got), unit: BYTES });
  return [
    { word: "put", value: valueWords(then(put), BYTES) },
    { word: "get", value: getWords({ get: then(get), got: then(got), unit: BYTES }) },
    { word: "gap", value: gap, hidden: true },
  ];
}

const limitWords = (limits: readonly SparkLimit[], unit: Unit): readonly SparkWord[] =>
  limits.map(({ word, value }) => ({ word, value: formatQuantity(value, unit), hidden: true }));

/** A limit far above the data would press them flat. */
function near(limits: readonly SparkLimit[], reach: number, columns: readonly Column[]) {
  const highest = Math.max(0, ...columns.map(({ values }) => peak(values) ?? 0));
  return limits.filter(({ value }) => value <= reach * highest);
}

function onsetOf(
  { severity, since, sinceIsAtLeast = false }: SparkSource["verdict"],
  { from, to }: SparkPicture["span"],
): SparkPicture["onset"] {
  const isTrouble = severity === "critical" || severity === "warning" || severity === "unknown";
  if (!isTrouble || since === null || to <= from) return null;
  const isEarlier = sinceIsAtLeast || since < from;
  return { at: Math.min(to, Math.max(from, since)), isEarlier };
}

export const SPARK_WIDTH = 200;
export const SPARK_HEIGHT = 40;

/** The scale: from zero to a little above the highest value and limit, over the whole hour. */
export function sparkScale({ lines, limits, span, what }: SparkPicture): PlotScale {
  const values = [
    ...lines.map(({ column }) => peak(column.values) ?? 0),
    ...limits.map(({ value }) => value),
  ];
  // Without this a line of nothing would fill the picture.
  const least = what === "gap" ? 1 : 0.01;
  const top = 1.1 * Math.max(least, ...values);
  const { from, to } = span;
  const size = { width: SPARK_WIDTH, height: SPARK_HEIGHT };
  return pictureScale({ from, to: Math.max(from + 1, to) }, top, size);
}
