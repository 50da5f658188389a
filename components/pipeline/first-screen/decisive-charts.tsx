"use client";

import type { WindowAnswer } from "@/lib/contract/window";
import type { Cause } from "@/lib/domain/verdict";
import { ChartGrid } from "../../charts/chart-grid";
import { PageMarksLegend } from "../../charts/events/page-marks-legend";
import { useChartOrder } from "../../charts/order/use-chart-order";
import { EmptyState } from "../../states/empty-state";
import { hasData } from "../../states/has-data";
import { TimelineStrip } from "../../verdict/timeline/timeline-strip";
import styles from "./first-screen.module.css";

/** The verdicts, put against get, and the chart that shows the cause, over one time axis. */
export function DecisiveCharts({
  answer,
  cause,
}: {
  readonly answer: WindowAnswer;
  readonly cause: Cause;
}) {
  const { order, waits } = useChartOrder(cause);
  return (
    <div className={styles.charts}>
      <TimelineStrip answer={answer} note={waits ? ORDER_WAITS : null} />
      {hasData(answer) ? (
        <>
          <PageMarksLegend answer={answer} />
          <ChartGrid
            label="Put against get, and the chart of this cause"
            specs={order.first}
            answer={answer}
            fills
            jump="g"
          />
        </>
      ) : (
        <EmptyState live={answer.window.live} filling={answer.coverage.filling} />
      )}
    </div>
  );
}

const ORDER_WAITS =
  "The cause has changed. The charts keep their order while one of them is pointed at.";
