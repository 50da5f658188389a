import type { Drawing } from "./drawing";
import { valueAt } from "./column";

export interface ChartTableRow {
  /** Start of the bucket, epoch ms. */
  readonly at: number;
  /** One a series: null is a gap; undefined says that this series has no bucket beginning here. */
  readonly values: readonly (number | null | undefined)[];
}

/** The table behind a chart, newest first: a row for each bucket that any of its series has. */
export function chartTableRows({ tabled }: Pick<Drawing, "tabled">): readonly ChartTableRow[] {
  const starts = new Set<number>();
  for (const { column } of tabled) {
    for (let i = 0; i < column.values.length; i++) starts.add(column.t0 + i * column.stepMs);
  }
  return [...starts]
    .toSorted((a, b) => b - a)
    .map((at) => ({
      at,
      values: tabled.map(({ column }) =>
        (at - column.t0) % column.stepMs === 0 && at >= column.t0 && at < end(column)
          ? valueAt(column, at)
          : undefined,
      ),
    }));
}

function end({ t0, stepMs, values }: Drawing["series"][number]["column"]): number {
  return t0 + values.length * stepMs;
}
