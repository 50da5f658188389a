"use client";

import type { WindowAnswer } from "@/lib/contract/window";
import type { Cause } from "@/lib/domain/verdict";
import { ChartGrid } from "../../charts/chart-grid";
import { useChartOrder } from "../../charts/order/use-chart-order";

/** The charts below the first screen: first those that show the cause as well. */
export function OtherCharts({
  answer,
  cause,
}: {
  readonly answer: WindowAnswer;
  readonly cause: Cause;
}) {
  const { order } = useChartOrder(cause);
  return <ChartGrid label="The other charts" specs={order.others} answer={answer} />;
}
