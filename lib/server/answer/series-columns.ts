import type { Point, SeriesView } from "@/lib/contract/window";
import { SERIES, type SeriesName } from "@/lib/domain/series";
import type { Stat } from "@/lib/history/history";

/** One bucket's number with its extremes; undefined: nothing is known of the bucket. */
export type Cell = { readonly value: number | null; readonly min?: number; readonly max?: number };

/**
 * A series as the API answers it: a point for every bucket from the first known one to the last, so
 * that a hole between them is a null, and what has not been published yet is not there at all.
 */
export function seriesView(
  name: SeriesName,
  stepMs: number,
  cells: ReadonlyMap<number, Cell>,
): SeriesView {
  const known = [...cells.keys()];
  const first = Math.min(...known);
  const last = Math.max(...known);
  const points: Point[] = [];
  const min: [number, number][] = [];
  const max: [number, number][] = [];
  for (let at = first; at <= last; at += stepMs) {
    const cell = cells.get(at);
    points.push([at, round(cell?.value ?? null)]);
    if (cell?.min !== undefined) min.push([at, round(cell.min)]);
    if (cell?.max !== undefined) max.push([at, round(cell.max)]);
  }
  const { unit } = SERIES[name];
  return { unit, stepMs, points, ...(min.length > 0 && { min }), ...(max.length > 0 && { max }) };
}

/** Extremes are told only where a bucket holds more than one datapoint. */
export function cellOf(stat: Stat | undefined, factor = 1): Cell {
  if (!stat || stat.count === 0) return { value: null };
  if (stat.count === 1) return { value: stat.mean * factor };
  return { value: stat.mean * factor, min: stat.min * factor, max: stat.max * factor };
}

/** Six significant digits are more than any of these measurements carries. */
function round(value: number): number;
function round(value: number | null): number | null;
function round(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(6));
}
