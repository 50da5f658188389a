import type { WindowAnswer } from "@/lib/contract/window";
import { DECISIVE_SERIES } from "@/lib/domain/decisive-series";
import { shownByGap } from "@/lib/domain/shown-by-gap";
import type { Cause } from "@/lib/domain/verdict";
import { chartOf } from "./chart-of";
import { type ChartSpec, GAP_CHARTS } from "./chart-specs";
import { settledPart } from "./column";

/**
 * The one chart that shows a cause, where only one has room: put against get if it shows the cause,
 * else the chart of the first series with a datapoint that proves it.
 */
export function verdictChart(
  cause: Cause,
  { series, window }: Pick<WindowAnswer, "series" | "window">,
): ChartSpec {
  const [gap] = GAP_CHARTS;
  const settled = (name: "putBytes" | "getBytes") => settledPart(series[name], window.settledTo);
  if (shownByGap(cause, settled("putBytes"), settled("getBytes"))) return gap;
  const proof = DECISIVE_SERIES[cause].find((name) =>
    series[name].values.some((value) => value !== null),
  );
  return (proof && chartOf(proof)) ?? gap;
}
