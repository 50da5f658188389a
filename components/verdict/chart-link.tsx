"use client";

import type { SeriesName } from "@/lib/domain/series";
import { chartElementId, chartOf } from "../charts/chart-of";
import { showChart } from "../charts/show-chart";
import styles from "./evidence-table.module.css";

/** Leads from a number to the chart that shows it over time. Its row is all of it a place to click. */
export function ChartLink({ series }: { readonly series: SeriesName | undefined }) {
  const spec = series && chartOf(series);
  if (!spec) return null;
  const id = chartElementId(spec);
  return (
    <a
      className={styles.link}
      href={`#${id}`}
      onClick={(event) => {
        // Without a script the address alone leads there.
        if (showChart(id)) event.preventDefault();
      }}
    >
      {spec.title}
    </a>
  );
}
