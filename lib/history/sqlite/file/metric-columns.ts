import { MINUTE_METRICS, type MinuteMetric } from "@/lib/domain/minute";

/** One column per metric, in the vocabulary's order. `as`: `Object.keys` forgets the key type. */
export const METRICS = Object.keys(MINUTE_METRICS) as MinuteMetric[];

/** The column of a metric bears its name; quoted, since the vocabulary knows nothing of SQL. */
export function column(metric: MinuteMetric): string {
  return `"${metric}"`;
}
