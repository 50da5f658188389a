import { PERIOD_METRICS, type PeriodMetric } from "@/lib/domain/metric-period";

/** One column per metric, in the vocabulary's order. `as`: `Object.keys` forgets the key type. */
export const METRICS = Object.keys(PERIOD_METRICS) as PeriodMetric[];

/** The column of a metric has the metric's name; quoted, since the metric names do not consider SQL. */
export function column(metric: PeriodMetric): string {
  return `"${metric}"`;
}
