import type { SeriesView } from "@/lib/contract/window";
import { SERIES, type SeriesName } from "@/lib/domain/series";
import type { Stat } from "@/lib/history/buckets";

/** One bucket's number with its extremes; undefined: nothing is known of the bucket. */
export type Cell = { readonly value: number | null; readonly min?: number; readonly max?: number };

/**
 * A series as one column: a value for every bucket from the first known one to the last. A gap
 * between them is a null, and buckets that are not published yet are absent.
 */
export function seriesView(
  name: SeriesName,
  stepMs: number,
  cells: ReadonlyMap<number, Cell>,
): SeriesView {
  const known = [...cells.keys()];
  const first = Math.min(...known);
  const last = Math.max(...known);
  const values: (number | null)[] = [];
  const min: (number | null)[] = [];
  const max: (number | null)[] = [];
  for (let at = first; at <= last; at += stepMs) {
    const cell = cells.get(at);
    const many = cell?.max !== undefined;
    values.push(rounded(cell?.value ?? null, many ? OF_MANY : OF_ONE));
    min.push(rounded(cell?.min ?? null, OF_MANY));
    max.push(rounded(cell?.max ?? null, OF_MANY));
  }
  return {
    unit: SERIES[name].unit,
    t0: known.length > 0 ? first : 0,
    stepMs,
    values,
    ...(min.some(isKnown) && { min }),
    ...(max.some(isKnown) && { max }),
  };
}

/** Extremes are included only where a bucket holds more than one datapoint. */
export function cellOf(stat: Stat | undefined, factor = 1): Cell {
  if (!stat || stat.count === 0) return { value: null };
  if (stat.count === 1) return { value: stat.mean * factor };
  return { value: stat.mean * factor, min: stat.min * factor, max: stat.max * factor };
}

/**
 * Significant digits. One datapoint is shown as exactly as anybody measures it. For a bucket of
 * many, four digits are drawn; the rest would be a third of the bytes.
 */
const OF_ONE = 7;
const OF_MANY = 4;

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toPrecision(digits));
}

const isKnown = (value: number | null): boolean => value !== null;
