import type { Comparison, Departure, SeriesChange, Stretch } from "@/lib/domain/comparison";
import { SERIES, type SeriesName } from "@/lib/domain/series";
import { departureFrom } from "./departure";
import {
  type ComparedSeries,
  type Datapoint,
  datapointsIn,
  statsOf,
  yardstick,
} from "./measured-stretch";
import { rankSum } from "./rank-sum";

/** The fewest datapoints with which the rank-sum test can tell anything from chance. */
const FEWEST = 5;

/** Less probable than this by chance, and shifted by as many spreads: then it changed. */
const SIGNIFICANT = 0.02;
const SHIFTED = 2;

export interface Compared {
  readonly series: Readonly<Record<SeriesName, ComparedSeries>>;
  readonly span: Stretch;
  readonly baseline: Stretch;
  /** Younger datapoints may still change, and are left out. Epoch ms. */
  readonly settledTo: number;
}

/**
 * What changed most in a span against a baseline, series by series, and what moved first.
 *
 * A series changed when its values of the span lie above (or below) those of the baseline by more
 * than chance (Mann–Whitney, p < 0.02) and its median by at least two spreads: `shift = (median of
 * during − median of before) ÷ max(1.4826·MAD of before, 5 % of the larger median, the unit's grain)`.
 * That is Glass's Δ (1976: the difference in standard deviations of the control group) with median
 * and MAD in place of mean and deviation, so that no spike makes or hides a change. Ranked by its
 * size. Autocorrelation makes p too small, which is why p alone does not decide.
 */
export function compare(compared: Compared): Comparison {
  const { series, span, baseline, settledTo } = compared;
  const measured = namesOf(series).map((name) => measure(name, compared));
  const changed = measured.flatMap(({ change }) => (change && isChange(change) ? [change] : []));
  return {
    span,
    baseline,
    settledTo,
    changes: changed.toSorted(mostFirst),
    unchanged: measured.flatMap(({ name, change }) => (change && !isChange(change) ? [name] : [])),
    tooLittle: measured
      .filter(({ change, before, during }) => !change && before.length + during.length > 0)
      .map(({ name, before, during }) => ({
        series: name,
        before: before.length,
        during: during.length,
      })),
    movedFirst: measured
      .flatMap(({ change, during }) =>
        change && isChange(change) ? departure(change, during) : [],
      )
      .toSorted((a, b) => a.at - b.at),
  };
}

function measure(name: SeriesName, { series, span, baseline, settledTo }: Compared) {
  const one = series[name];
  const settled = (stretch: Stretch) => ({ ...stretch, to: Math.min(stretch.to, settledTo) });
  const before = datapointsIn(one, settled(baseline));
  const during = datapointsIn(one, settled(span));
  return { name, before, during, change: changeOf(name, one, { before, during }) };
}

function changeOf(
  series: SeriesName,
  { unit, stepMs }: ComparedSeries,
  {
    before,
    during,
  }: { readonly before: readonly Datapoint[]; readonly during: readonly Datapoint[] },
): SeriesChange | undefined {
  const [was, is] = [statsOf(before), statsOf(during)];
  const test = rankSum(
    before.map(({ value }) => value),
    during.map(({ value }) => value),
  );
  if (!was || !is || !test || Math.min(was.count, is.count) < FEWEST) return undefined;
  const shift = (is.median - was.median) / yardstick(was, is, unit);
  return { series, unit, stepMs, before: was, during: is, shift, ...test };
}

function isChange({ shift, p }: SeriesChange): boolean {
  return p < SIGNIFICANT && Math.abs(shift) >= SHIFTED;
}

function mostFirst(a: SeriesChange, b: SeriesChange): number {
  const apart = ({ superiority }: SeriesChange) => Math.abs(superiority - 0.5);
  return Math.abs(b.shift) - Math.abs(a.shift) || apart(b) - apart(a);
}

function departure(change: SeriesChange, during: readonly Datapoint[]): readonly Departure[] {
  const { series, unit, stepMs, before, shift } = change;
  // A judged number is a mean over the minutes before: it always moves after what moves it.
  if (SERIES[series].source === "judgement") return [];
  const direction = shift > 0 ? "rose" : "fell";
  const spread = yardstick(before, before, unit);
  const left = departureFrom(before, { spread, direction, during });
  return left ? [{ series, direction, stepMs, ...left }] : [];
}

function namesOf(series: Compared["series"]): readonly SeriesName[] {
  // The record has exactly these keys: Object.keys forgets that.
  return Object.keys(series) as SeriesName[];
}
