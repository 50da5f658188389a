import { maskSecrets } from "@/lib/domain/text/mask-secrets";
import type { Verdict } from "@/lib/domain/verdict";
import type { LoggedChange, VerdictChange } from "@/lib/domain/verdict-change";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import { table } from "./table";

/**
 * A change and its entry in the outbox are one row, so that neither exists without the other.
 * `outbox` is 1 until the entry has been removed.
 */
export const VERDICT_CHANGES = table({
  name: "verdict_changes",
  columns: ["pipeline", "id", "at", "state_before", "state_after", "verdict", "outbox"],
  time: "at",
  key: "pipeline, id",
  // Written once. An entry removed from one of two copies is removed from both.
  onConflict: "outbox = min(outbox, excluded.outbox)",
});

const INSERT = `INSERT INTO verdict_changes (${VERDICT_CHANGES.columns.join(", ")})
  VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (pipeline, id) DO NOTHING`;

/** True when no change with its id existed. */
export function writeChange(connection: Connection, change: VerdictChange): boolean {
  const { pipeline, id, at, from, to, verdict } = change;
  const json = [from, to, verdict].map((part) => (part === null ? null : JSON.stringify(part)));
  return connection.run(INSERT, pipeline, id, at, ...json) > 0;
}

interface ChangeRow {
  readonly id: string;
  readonly at: number;
  readonly state_before: string | null;
  readonly state_after: string | null;
}

/** The changes of the span, beginning with the last one before it, which held then. */
export function readChanges(
  connection: Connection,
  pipelineId: string,
  span: Span,
): LoggedChange[] {
  return connection
    .all<ChangeRow>(
      `SELECT id, at, state_before, state_after FROM verdict_changes
       WHERE pipeline = ?1 AND at < ?3 AND at >= coalesce(
         (SELECT max(at) FROM verdict_changes WHERE pipeline = ?1 AND at <= ?2), ?2)
       ORDER BY at, id`,
      pipelineId,
      span.from,
      span.to,
    )
    .map((row) => toChange(pipelineId, row));
}

/** The oldest changes in the outbox, at most this many. */
export function readOutbox(
  connection: Connection,
  pipelineId: string,
  limit: number,
): VerdictChange[] {
  return connection
    .all<ChangeRow & { readonly verdict: string | null }>(
      `SELECT id, at, state_before, state_after, verdict FROM verdict_changes
       WHERE pipeline = ? AND outbox = 1 ORDER BY at, id LIMIT ?`,
      pipelineId,
      limit,
    )
    .map((row) => ({ ...toChange(pipelineId, row), verdict: parsed<Verdict>(row.verdict) }));
}

export function takeOutOfOutbox(connection: Connection, pipelineId: string, id: string): void {
  connection.run(
    "UPDATE verdict_changes SET outbox = 0 WHERE pipeline = ? AND id = ?",
    pipelineId,
    id,
  );
}

/** A headline may quote an upstream, and what an earlier version wrote was not masked. */
function toChange(pipeline: string, row: ChangeRow): LoggedChange {
  const { id, at } = row;
  const to = parsed<NonNullable<LoggedChange["to"]>>(row.state_after);
  return {
    id,
    pipeline,
    at,
    from: parsed<NonNullable<LoggedChange["from"]>>(row.state_before),
    to: to && { ...to, headline: maskSecrets(to.headline) },
  };
}

function parsed<T>(json: string | null): T | null {
  // Written by `writeChange`; a shape that changes needs a migration.
  return json === null ? null : (JSON.parse(json) as T);
}
