import type { Comparison, Departure, Part, SeriesChange, Stretch } from "@/lib/domain/comparison";
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

/** A series changed if the probability of chance is below this and the shift reaches this many spreads. */
const SIGNIFICANT = 0.02;
const SHIFTED = 2;

export interface Compared {
  readonly series: Readonly<Record<SeriesName, ComparedSeries>>;
  readonly span: Stretch;
  readonly baseline: Stretch;
  /** CloudWatch's datapoints from then on may still change, and are left out. Epoch ms. */
  readonly settledTo: number;
}

/** Sums of other series, or the same in another unit: they would repeat every change. */
const REPEATS: readonly SeriesName[] = ["totalDelay", "batchRecords"];

/**
 * Compares a span with a baseline: what changed most, series by series, and what moved first.
 *
 * A series changed when two things hold. Its values in the span lie above (or below) those of the baseline
 * by more than chance (Mann–Whitney, p < 0.02; or several in a row lie outside the earlier band). And its
 * median moved by at least two spreads: `shift = (median of during − median of before) ÷ max(1.4826·MAD of
 * before, 5 % of the larger median, the unit's grain)`. This is Glass's Δ (1976: the difference in standard
 * deviations of the control group) with median and MAD instead of mean and deviation, so that a spike
 * neither makes nor hides a change. A trouble that fills less than half of the span does not move the
 * median. The tenth and the ninetieth percentile are then compared in the same way, and the larger move
 * counts. Changes are ranked by the size of the shift. Autocorrelation makes p too small, so p alone does
 * not decide.
 */
export function compare(compared: Compared): Comparison {
  const { series, span, baseline, settledTo } = compared;
  const measured = namesOf(series).map((name) => measure(name, compared));
  const changed = measured.flatMap(({ found }) => (found?.changed ? [found] : []));
  return {
    span,
    baseline,
    settledTo,
    changes: changed.map(({ change }) => change).toSorted(mostFirst),
    unchanged: measured.flatMap(({ name, found }) => (found && !found.changed ? [name] : [])),
    tooLittle: measured
      .filter(({ found, before, during }) => !found && before.length + during.length > 0)
      .map(({ name, before, during }) => ({
        series: name,
        before: before.length,
        during: during.length,
      })),
    movedFirst: changed
      .flatMap(({ departure }) => departure ?? [])
      // An evaluated number is a mean over earlier minutes, so it always moves after its cause.
      .filter(({ series: name }) => SERIES[name].source !== "judgement")
      .toSorted((one, other) => one.at - other.at),
  };
}

function measure(name: SeriesName, compared: Compared) {
  const before = settledIn("baseline", name, compared);
  const during = settledIn("span", name, compared);
  const change = changeOf(name, compared.series[name], { before, during });
  return { name, before, during, found: change && finding(change, during) };
}

/**
 * The final datapoints of a series in one of the stretches. What a driver says of a batch is final
 * at once; CloudWatch publishes late, and evaluated numbers rest on it.
 */
export function settledIn(
  stretch: "baseline" | "span",
  name: SeriesName,
  compared: Compared,
): readonly Datapoint[] {
  const { from, to } = compared[stretch];
  const isFinal = ["spark", "kinesis"].includes(SERIES[name].source);
  const end = isFinal ? to : Math.min(to, compared.settledTo);
  return datapointsIn(compared.series[name], { from, to: end });
}

/** The shift is large enough and more than chance: over all values, or as a lasting departure. */
function finding(change: SeriesChange, during: readonly Datapoint[]) {
  const departure = departureOf(change, during);
  const isProven = change.p < SIGNIFICANT || departure !== undefined;
  return { change, departure, changed: isProven && Math.abs(change.shift) >= SHIFTED };
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
  const shiftOf = (part: Part) => (is[part] - was[part]) / yardstick(was, is, { unit, part });
  const part = partThatMoved(shiftOf);
  return { series, unit, stepMs, before: was, during: is, part, shift: shiftOf(part), ...test };
}

function partThatMoved(shiftOf: (part: Part) => number): Part {
  const size = (part: Part) => Math.abs(shiftOf(part));
  const end = size("low") > size("high") ? "low" : "high";
  return size("median") >= SHIFTED || size("median") >= size(end) ? "median" : end;
}

function mostFirst(a: SeriesChange, b: SeriesChange): number {
  const apart = ({ superiority }: SeriesChange) => Math.abs(superiority - 0.5);
  return Math.abs(b.shift) - Math.abs(a.shift) || apart(b) - apart(a);
}

function departureOf(change: SeriesChange, during: readonly Datapoint[]): Departure | undefined {
  const { series, unit, stepMs, before, shift } = change;
  const direction = shift > 0 ? "rose" : "fell";
  const spread = yardstick(before, before, { unit, part: "median" });
  const left = departureFrom(before, { spread, direction, during });
  return left && { series, direction, stepMs, ...left };
}

function namesOf(series: Compared["series"]): readonly SeriesName[] {
  // The record has exactly these keys, which Object.keys does not know.
  const names = Object.keys(series) as SeriesName[];
  return names.filter((name) => !REPEATS.includes(name));
}
