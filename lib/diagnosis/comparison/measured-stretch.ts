import type { Column } from "@/lib/domain/column";
import type { Part, Stretch, StretchStats } from "@/lib/domain/comparison";
import type { Unit } from "@/lib/domain/series";
import { mad, median } from "../trends/median";

export interface ComparedSeries extends Column {
  readonly unit: Unit;
}

export interface Datapoint {
  readonly at: number;
  readonly value: number;
}

/** The datapoints whose whole bucket lies in the stretch, without gaps. */
export function datapointsIn(
  { t0, stepMs, values }: Column,
  { from, to }: Stretch,
): readonly Datapoint[] {
  return values.flatMap((value, i) => {
    const at = t0 + i * stepMs;
    return value !== null && at >= from && at + stepMs <= to ? [{ at, value }] : [];
  });
}

/** A tenth of the values lie beyond it: more than any spike, and less than a trouble that matters. */
const TENTH = 0.1;

/** Undefined without a datapoint. */
export function statsOf(datapoints: readonly Datapoint[]): StretchStats | undefined {
  const values = datapoints.map(({ value }) => value).toSorted((a, b) => a - b);
  const [middle, spread] = [median(values), mad(values)];
  const beyond = Math.floor(TENTH * values.length);
  const [low, high] = [values[beyond], values[values.length - 1 - beyond]];
  if (middle === undefined || spread === undefined || low === undefined || high === undefined)
    return undefined;
  return { low, median: middle, high, spread, count: values.length };
}

/** A change below this share of the larger value is too small to act on. */
const LEAST_SHARE = 0.05;

/** The noise of each unit: smaller changes never count, whatever the median is. */
const LEAST: Record<Unit, number> = {
  "bytes/s": 1024,
  "records/s": 1,
  "user records/s": 1,
  "Kinesis records/s": 1,
  ms: 100,
  count: 0.5,
  ratio: 0.005,
};

/**
 * The unit in which changes are measured: the spread of the earlier stretch, but at least the smallest
 * change that matters. A constant series has no spread and would otherwise rank above everything.
 */
export function yardstick(
  before: StretchStats,
  during: StretchStats,
  { unit, part }: { readonly unit: Unit; readonly part: Part },
): number {
  const largest = Math.max(Math.abs(before[part]), Math.abs(during[part]));
  return Math.max(before.spread, LEAST_SHARE * largest, LEAST[unit]);
}
