import { mergePeriod } from "@/lib/domain/merge-period";
import type { MetricPeriod, PeriodMetric } from "@/lib/domain/metric-period";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import { column, METRICS } from "../file/metric-columns";
import { table } from "./table";

export const METRIC_PERIODS = table({
  name: "metric_periods",
  columns: ["pipeline", "at", "period_ms", "read_at", ...METRICS.map(column)],
  time: "at",
  key: "pipeline, at",
  // The row is of this very table, whichever file it comes from.
  merge: (connection, row) =>
    writePeriod(connection, String(row.pipeline), toPeriod(row as PeriodRow)),
});

export function writePeriods(
  connection: Connection,
  pipelineId: string,
  periods: readonly MetricPeriod[],
): void {
  for (const minute of periods) writePeriod(connection, pipelineId, minute);
}

function writePeriod(connection: Connection, pipelineId: string, answer: MetricPeriod): void {
  const [kept] = connection.all<PeriodRow>(ONE, pipelineId, answer.at);
  const minute = kept === undefined ? answer : mergePeriod(toPeriod(kept), answer);
  const { at, periodMs, readAt, values } = minute;
  const metrics = METRICS.map((metric) => values[metric] ?? null);
  connection.run(METRIC_PERIODS.upsert, pipelineId, at, periodMs, readAt, ...metrics);
}

const ONE = "SELECT * FROM metric_periods WHERE pipeline = ? AND at = ?";

type PeriodRow = { readonly at: number; readonly period_ms: number; readonly read_at: number } & {
  readonly [M in PeriodMetric]: number | null;
};

export function readPeriods(
  connection: Connection,
  pipelineId: string,
  span: Span,
): MetricPeriod[] {
  return connection
    .all<PeriodRow>(
      "SELECT * FROM metric_periods WHERE pipeline = ? AND at >= ? AND at < ? ORDER BY at",
      pipelineId,
      span.from,
      span.to,
    )
    .map(toPeriod);
}

function toPeriod(row: PeriodRow): MetricPeriod {
  return {
    at: row.at,
    periodMs: row.period_ms,
    readAt: row.read_at,
    values: presentValues(row),
  };
}

function presentValues(row: PeriodRow): MetricPeriod["values"] {
  const values: Partial<Record<PeriodMetric, number>> = {};
  for (const metric of METRICS) {
    const value = row[metric];
    if (value !== null) values[metric] = value;
  }
  return values;
}
