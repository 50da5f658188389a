"use client";

import type { ReactNode } from "react";
import type { SeriesName } from "@/lib/domain/series";
import { chartElementId, chartOf } from "../../charts/series/chart-of";
import styles from "./evidence-table.module.css";

/** Links a number to the chart that shows it over time. Its whole row can be clicked. */
export function ChartLink({
  series,
  short = false,
  children,
}: {
  readonly series: SeriesName | undefined;
  /** True: only the word "chart" is seen, where the text names the number already. */
  readonly short?: boolean;
  /** By default the chart's title. Without a chart it stands there as plain text. */
  readonly children?: ReactNode;
}) {
  const spec = series && chartOf(series);
  if (!spec) return children ?? null;
  const id = chartElementId(spec);
  return (
    <a
      className={styles.link}
      href={`#${id}`}
      onClick={(event) => {
        // Without a script, the fragment of the address is enough.
        if (showChart(id)) event.preventDefault();
      }}
    >
      {short ? (
        <>
          chart<span className="visually-hidden">: {spec.title}</span>
        </>
      ) : (
        (children ?? spec.title)
      )}
    </a>
  );
}

/** How long a chart stays outlined after its link was followed, ms. */
const OUTLINED_FOR_MS = 2_500;

/**
 * Scrolls to a chart, focuses it and outlines it for a moment. False when it is not on the page.
 */
function showChart(elementId: string): boolean {
  const chart = document.getElementById(elementId);
  if (!chart) return false;
  chart.focus({ preventScroll: true });
  // Smooth only where the reader's settings allow motion (globals.css).
  chart.scrollIntoView({ block: "center" });
  chart.dataset["found"] = "";
  setTimeout(() => delete chart.dataset["found"], OUTLINED_FOR_MS);
  return true;
}
