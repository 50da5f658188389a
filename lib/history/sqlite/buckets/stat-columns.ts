import type { Stat } from "../../buckets";

/** A bucket's row: `<name>Count`, `<name>Mean`, `<name>Min` and `<name>Max`, and its time. */
export type StatRow = Readonly<Record<string, number | null>> & { readonly bucket: number };

/**
 * The start of the bucket that contains `time`, with the step as two parameters. The driver binds
 * every number as REAL, and a REAL division would not round down.
 */
export function bucketOf(time: string): string {
  return `(${time} / CAST(? AS INTEGER)) * CAST(? AS INTEGER) AS bucket`;
}

/** Mean and extremes of an expression over a group; NULLs are ignored. */
export function statColumns(expression: string, name: string): string {
  return `count(${expression}) AS ${name}Count, avg(${expression}) AS ${name}Mean,
    min(${expression}) AS ${name}Min, max(${expression}) AS ${name}Max`;
}

/** The stat of that name; undefined when no datapoint of the group had a value. */
export function readStat(row: StatRow, name: string): Stat | undefined {
  const [count, mean] = [row[`${name}Count`], row[`${name}Mean`]];
  const [min, max] = [row[`${name}Min`], row[`${name}Max`]];
  if (count == null || mean == null || min == null || max == null) return undefined;
  return { count, mean, min, max };
}
