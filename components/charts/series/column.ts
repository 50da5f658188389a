import type { Column } from "@/lib/domain/column";

/** One value of a column. */
export interface Datapoint {
  /** Start of its bucket, epoch ms. */
  readonly at: number;
  readonly value: number;
}

/** The value of the bucket that holds an instant; null in a gap and outside the column. */
export function valueAt({ t0, stepMs, values }: Column, at: number): number | null {
  return values[Math.floor((at - t0) / stepMs)] ?? null;
}

/** How many buckets end at or before `settledTo`. Later ones are provisional. */
export function settledCount({ t0, stepMs, values }: Column, settledTo: number): number {
  return Math.min(values.length, Math.max(0, Math.floor((settledTo - t0) / stepMs)));
}

/** The column without its provisional buckets. */
export function settledPart(column: Column, settledTo: number): Column {
  const { t0, stepMs, values } = column;
  return { t0, stepMs, values: values.slice(0, settledCount(column, settledTo)) };
}

/**
 * The newest settled datapoint, or the newest of all when none is settled; undefined when there is
 * none.
 */
export function newest(column: Column, settledTo: number): Datapoint | undefined {
  return (
    newestBefore(column, settledCount(column, settledTo)) ??
    newestBefore(column, column.values.length)
  );
}

function newestBefore({ t0, stepMs, values }: Column, end: number): Datapoint | undefined {
  for (let i = end - 1; i >= 0; i--) {
    const value = values[i];
    if (value !== null && value !== undefined) return { at: t0 + i * stepMs, value };
  }
  return undefined;
}

/** The highest value; null when there is none. */
export function peak(values: readonly (number | null)[]): number | null {
  let highest: number | null = null;
  for (const value of values) {
    if (value !== null && (highest === null || value > highest)) highest = value;
  }
  return highest;
}
