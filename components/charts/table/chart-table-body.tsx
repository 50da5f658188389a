"use client";

import { useMemo, useSyncExternalStore } from "react";
import { UNKNOWN } from "@/lib/format/quantity";
import { shortQuantity } from "@/lib/format/short-quantity";
import { formatUtc } from "@/lib/format/time";
import { ScrollRegion } from "../../frame/scroll-region";
import { TimeText } from "../../time/time-text";
import type { LiveChart } from "../live/live-chart";
import { valueAt } from "../series/column";
import type { Drawing } from "../series/drawing";
import { isBound } from "../series/stack";
import styles from "./chart-table.module.css";

/** The numbers of one chart, newest first. */
export function ChartTableBody({ live }: { readonly live: LiveChart }) {
  const drawing = useSyncExternalStore(live.join, () => live.drawing);
  const rows = useMemo(() => chartTableRows(drawing), [drawing]);
  const { tabled, spec } = drawing;
  return (
    <ScrollRegion className={styles.scroll} label={`${spec.title}, table`}>
      <table>
        <caption className="visually-hidden">{spec.title}, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Begins</th>
            {tabled.map(({ name, word }) => (
              <th key={name} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, values }) => (
            <tr key={at} title={formatUtc(at)}>
              <th scope="row">
                <TimeText at={at} seconds />
              </th>
              {tabled.map((one, i) => (
                <td key={one.name}>
                  {isBound(one, drawing, at) && "more than "}
                  {cellWords(values[i], one.unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function cellWords(
  value: number | null | undefined,
  unit: Drawing["series"][number]["unit"],
): string {
  if (value === undefined) return "";
  return value === null ? `${UNKNOWN} no data` : shortQuantity(value, unit);
}

interface ChartTableRow {
  /** Start of the bucket, epoch ms. */
  readonly at: number;
  /**
   * One value for each series. Null is a gap; undefined means that no bucket of this series begins
   * here.
   */
  readonly values: readonly (number | null | undefined)[];
}

/** The table behind a chart, newest first: a row for each bucket of any of its series. */
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
