"use client";

import { useMemo, useSyncExternalStore } from "react";
import { UNKNOWN, formatQuantity } from "@/lib/format/quantity";
import { formatUtc } from "@/lib/format/time";
import { ScrollRegion } from "../frame/scroll-region";
import { TimeText } from "../time/time-text";
import styles from "./chart-table.module.css";
import { chartTableRows } from "./chart-table-rows";
import type { Drawing } from "./drawing";
import type { LiveChart } from "./live-chart";

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
              {tabled.map(({ name, unit }, i) => (
                <td key={name}>{cellWords(values[i], unit)}</td>
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
  return value === null ? `${UNKNOWN} no data` : formatQuantity(value, unit);
}
