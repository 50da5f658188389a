import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import type { Row, Table } from "./table";
import { TABLES } from "./tables";

/**
 * Copies one pipeline's rows of a span from one database into another, merging them with what is
 * there. It includes what held when the span began: the newest facts and the last verdict change.
 */
export function copyRows(from: Connection, into: Connection, pipelineId: string, span: Span): void {
  for (const table of TABLES) {
    for (const row of rowsOf(from, table, pipelineId, span)) table.merge(into, row);
  }
}

function rowsOf(from: Connection, table: Table, pipelineId: string, span: Span): Row[] {
  const select = `SELECT ${table.columns.join(", ")} FROM ${table.name} WHERE pipeline = ?`;
  if (table.time === undefined) return from.all<Row>(select, pipelineId);
  const inside = `${select} AND ${table.time} >= ? AND ${table.time} < ?`;
  const rows = from.all<Row>(inside, pipelineId, span.from, span.to);
  return [...(HELD[table.name]?.(from, pipelineId, span.from) ?? []), ...rows];
}

type Held = (from: Connection, pipelineId: string, at: number) => Row[];

const HELD: Readonly<Record<string, Held>> = {
  facts: heldAt,
  verdict_changes: changeAt,
};

function heldAt(from: Connection, pipelineId: string, at: number): Row[] {
  return from.all<Row>(
    `SELECT pipeline, kind, max(at) AS at, value FROM facts
     WHERE pipeline = ? AND at < ? GROUP BY kind`,
    pipelineId,
    at,
  );
}

function changeAt(from: Connection, pipelineId: string, at: number): Row[] {
  return from.all<Row>(
    "SELECT * FROM verdict_changes WHERE pipeline = ? AND at < ? ORDER BY at DESC LIMIT 1",
    pipelineId,
    at,
  );
}
