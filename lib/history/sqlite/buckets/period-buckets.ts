import type { PeriodMetric } from "@/lib/domain/metric-period";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import type { PeriodBucket, Stat } from "../../buckets";
import { column, METRICS } from "../file/metric-columns";
import { bucketOf, readStat, statColumns, type StatRow } from "./stat-columns";

const QUERY = `SELECT ${bucketOf("at")},
    ${METRICS.map((metric) => statColumns(column(metric), metric)).join(", ")}
  FROM metric_periods WHERE pipeline = ? AND at >= ? AND at < ? GROUP BY bucket ORDER BY bucket`;

/** Minutes by the bucket in which they start; a bucket without minutes is absent. */
export function periodBuckets(
  connection: Connection,
  pipelineId: string,
  span: Span,
  stepMs: number,
): PeriodBucket[] {
  return connection
    .all<StatRow>(QUERY, stepMs, stepMs, pipelineId, span.from, span.to)
    .map((row) => ({ at: row.bucket, values: presentStats(row) }));
}

function presentStats(row: StatRow): PeriodBucket["values"] {
  const values: Partial<Record<PeriodMetric, Stat>> = {};
  for (const metric of METRICS) {
    const stat = readStat(row, metric);
    if (stat !== undefined) values[metric] = stat;
  }
  return values;
}
