import type { Fill } from "@/lib/domain/coverage";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import { table } from "./table";

export const FILLS = table({
  name: "fills",
  columns: ["pipeline", "from_at", "to_at", "period_ms", "asked_at", "metrics"],
  key: "pipeline, from_at, to_at",
  onConflict:
    "asked_at = excluded.asked_at, metrics = excluded.metrics, period_ms = excluded.period_ms",
});

export function writeFill(connection: Connection, pipelineId: string, fill: Fill): void {
  const { from, to, periodMs, askedAt, metrics } = fill;
  connection.run(FILLS.upsert, pipelineId, from, to, periodMs, askedAt, metrics);
}

/** Back-fills that reach into the span. */
export function readFills(connection: Connection, pipelineId: string, span: Span): Fill[] {
  return connection.all<Fill>(
    `SELECT from_at AS "from", to_at AS "to", period_ms AS periodMs, asked_at AS askedAt, metrics
     FROM fills WHERE pipeline = ? AND from_at < ? AND to_at > ? ORDER BY from_at`,
    pipelineId,
    span.to,
    span.from,
  );
}
