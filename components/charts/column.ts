import type { Point, SeriesView } from "@/lib/contract/window";

/** A series as one array of equal steps: what is drawn sixty times a minute must not be looked up. */
export interface Column {
  /** Start of the first bucket, epoch ms. */
  readonly t0: number;
  readonly stepMs: number;
  /** One value a bucket; null is a gap. */
  readonly values: readonly (number | null)[];
}

/** More buckets than this in one window is a mistake in the answer, not a picture. */
const MOST_BUCKETS = 20_000;

/** Puts points into their buckets. A bucket that the answer does not name is a gap as well. */
export function columnOf({ points, stepMs }: Pick<SeriesView, "points" | "stepMs">): Column {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || !(stepMs > 0)) return { t0: 0, stepMs: Math.max(1, stepMs), values: [] };
  const size = Math.min(MOST_BUCKETS, Math.round((last[0] - first[0]) / stepMs) + 1);
  // Whole as a rule, and then each point is its own bucket.
  if (points.length === size) return { t0: first[0], stepMs, values: points.map(valueOf) };
  const values: (number | null)[] = Array.from({ length: size }, () => null);
  for (const [at, value] of points) values[Math.round((at - first[0]) / stepMs)] = value;
  return { t0: first[0], stepMs, values: values.slice(0, size) };
}

const valueOf = (point: Point): number | null => point[1];

/** The value of the bucket that holds an instant; null in a gap and outside. */
export function valueAt({ t0, stepMs, values }: Column, at: number): number | null {
  return values[Math.floor((at - t0) / stepMs)] ?? null;
}

/** How many buckets end at or before `settledTo`: those after are provisional. */
export function settledCount({ t0, stepMs, values }: Column, settledTo: number): number {
  return Math.min(values.length, Math.max(0, Math.floor((settledTo - t0) / stepMs)));
}

/** Without the buckets that are provisional. */
export function settledPart(column: Column, settledTo: number): Column {
  return { ...column, values: column.values.slice(0, settledCount(column, settledTo)) };
}

/** The newest datapoint that is settled, or else the newest at all; undefined when there is none. */
export function newest(
  { points, stepMs }: Pick<SeriesView, "points" | "stepMs">,
  settledTo: number,
): Point | undefined {
  return (
    points.findLast((point) => point[1] !== null && point[0] + stepMs <= settledTo) ??
    points.findLast((point) => point[1] !== null)
  );
}

/** The highest value; null when there is none. */
export function peak(values: readonly (number | null)[]): number | null {
  let highest: number | null = null;
  for (const value of values) {
    if (value !== null && (highest === null || value > highest)) highest = value;
  }
  return highest;
}
