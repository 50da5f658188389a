import type { Minute, MinuteMetric } from "@/lib/domain/minute";
import type { Connection } from "./connection";
import type { Span } from "./history";
import { column, METRICS } from "./metric-columns";
import { table } from "./table";

/**
 * A finer period replaces a coarser one and is never replaced by it: a back-filled five minutes
 * must not hide the minute inside. Else the later answer wins, and fills only what it holds.
 */
function mergeMetric(name: string): string {
  return `${name} = CASE
    WHEN excluded.period_ms < minutes.period_ms THEN excluded.${name}
    WHEN excluded.read_at >= minutes.read_at THEN coalesce(excluded.${name}, minutes.${name})
    ELSE coalesce(minutes.${name}, excluded.${name}) END`;
}

export const MINUTES = table({
  name: "minutes",
  columns: ["pipeline", "at", "period_ms", "read_at", ...METRICS.map(column)],
  time: "at",
  key: "pipeline, at",
  merge: `${METRICS.map((metric) => mergeMetric(column(metric))).join(", ")},
    read_at = CASE WHEN excluded.period_ms < minutes.period_ms THEN excluded.read_at
      ELSE max(excluded.read_at, minutes.read_at) END,
    period_ms = excluded.period_ms
    WHERE excluded.period_ms <= minutes.period_ms`,
});

export function writeMinutes(
  connection: Connection,
  pipelineId: string,
  minutes: readonly Minute[],
): void {
  for (const { at, periodMs, readAt, values } of minutes) {
    const metrics = METRICS.map((metric) => values[metric] ?? null);
    connection.run(MINUTES.upsert, pipelineId, at, periodMs, readAt, ...metrics);
  }
}

type MinuteRow = { readonly at: number; readonly period_ms: number; readonly read_at: number } & {
  readonly [M in MinuteMetric]: number | null;
};

export function readMinutes(connection: Connection, pipelineId: string, span: Span): Minute[] {
  return connection
    .all<MinuteRow>(
      "SELECT * FROM minutes WHERE pipeline = ? AND at >= ? AND at < ? ORDER BY at",
      pipelineId,
      span.from,
      span.to,
    )
    .map((row) => ({
      at: row.at,
      periodMs: row.period_ms,
      readAt: row.read_at,
      values: presentValues(row),
    }));
}

function presentValues(row: MinuteRow): Minute["values"] {
  const values: Partial<Record<MinuteMetric, number>> = {};
  for (const metric of METRICS) {
    const value = row[metric];
    if (value !== null) values[metric] = value;
  }
  return values;
}
