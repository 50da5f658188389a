import { mergePeriod } from "@/lib/domain/merge-period";
import type { Minute, MinuteMetric } from "@/lib/domain/minute";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import { column, METRICS } from "../file/metric-columns";
import { table } from "./table";

export const MINUTES = table({
  name: "minutes",
  columns: ["pipeline", "at", "period_ms", "read_at", ...METRICS.map(column)],
  time: "at",
  key: "pipeline, at",
  // The row is of this very table, whichever file it comes from.
  merge: (connection, row) =>
    writeMinute(connection, String(row.pipeline), toMinute(row as MinuteRow)),
});

export function writeMinutes(
  connection: Connection,
  pipelineId: string,
  minutes: readonly Minute[],
): void {
  for (const minute of minutes) writeMinute(connection, pipelineId, minute);
}

function writeMinute(connection: Connection, pipelineId: string, told: Minute): void {
  const [kept] = connection.all<MinuteRow>(ONE, pipelineId, told.at);
  const minute = kept === undefined ? told : mergePeriod(toMinute(kept), told);
  const { at, periodMs, readAt, values } = minute;
  const metrics = METRICS.map((metric) => values[metric] ?? null);
  connection.run(MINUTES.upsert, pipelineId, at, periodMs, readAt, ...metrics);
}

const ONE = "SELECT * FROM minutes WHERE pipeline = ? AND at = ?";

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
    .map(toMinute);
}

function toMinute(row: MinuteRow): Minute {
  return {
    at: row.at,
    periodMs: row.period_ms,
    readAt: row.read_at,
    values: presentValues(row),
  };
}

function presentValues(row: MinuteRow): Minute["values"] {
  const values: Partial<Record<MinuteMetric, number>> = {};
  for (const metric of METRICS) {
    const value = row[metric];
    if (value !== null) values[metric] = value;
  }
  return values;
}
