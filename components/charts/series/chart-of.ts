import type { SeriesName } from "@/lib/domain/series";
import { ALL_CHARTS, type ChartSpec } from "./chart-specs";

/** Series without a chart of their own, and the series whose chart shows the same thing. */
const SEEN_IN: Partial<Record<SeriesName, SeriesName>> = {
  totalDelay: "schedulingDelay",
  delayAtLeast: "endToEndDelay",
  batchRecords: "intakeRecords",
  configuredReceivers: "activeReceivers",
  totalSlots: "freeSlots",
};

/** The chart that shows a series; undefined when none does. */
export function chartOf(series: SeriesName): ChartSpec | undefined {
  const shown = SEEN_IN[series] ?? series;
  return ALL_CHARTS.find((spec) => spec.series.includes(shown));
}

/** The id of a chart's element on the page. */
export function chartElementId({ id }: Pick<ChartSpec, "id">): string {
  return `chart-${id}`;
}
