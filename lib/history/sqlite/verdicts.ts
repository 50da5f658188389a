import type { Verdict } from "@/lib/domain/verdict";
import type { Connection } from "./connection";
import { table } from "./table";

export const VERDICTS = table({
  name: "verdicts",
  columns: ["pipeline", "at", "kept_at", "verdict"],
  time: "at",
  key: "pipeline, at",
  // The first one stands: whoever opened the link before has read it.
  onConflict: "at = excluded.at",
});

/** Some ten megabytes a pipeline at most, whoever asks for whatever instants. */
const KEPT = 1_000;

export function writeVerdict(
  connection: Connection,
  pipelineId: string,
  verdict: Verdict,
  now: number,
): void {
  const at = Math.round(verdict.at);
  connection.run(VERDICTS.upsert, pipelineId, at, now, JSON.stringify(verdict));
  connection.run(
    `DELETE FROM verdicts WHERE pipeline = ?1 AND at IN (
       SELECT at FROM verdicts WHERE pipeline = ?1
       ORDER BY kept_at DESC, at DESC LIMIT -1 OFFSET ${KEPT})`,
    pipelineId,
  );
}

export function readVerdict(
  connection: Connection,
  pipelineId: string,
  at: number,
): Verdict | undefined {
  const [row] = connection.all<{ verdict: string }>(
    "SELECT verdict FROM verdicts WHERE pipeline = ? AND at = ?",
    pipelineId,
    Math.round(at),
  );
  // Written by `writeVerdict`; a shape that changes needs a migration that empties the table.
  return row === undefined ? undefined : (JSON.parse(row.verdict) as Verdict);
}

/** A verdict looks at the three hours before it. */
const REACH_MS = 3 * 3_600_000;

/** Forgets the verdicts that looked into a span of which more is known now. */
export function forgetVerdicts(
  connection: Connection,
  pipelineId: string,
  span: { readonly from: number; readonly to: number },
): void {
  connection.run(
    "DELETE FROM verdicts WHERE pipeline = ? AND at > ? AND at < ?",
    pipelineId,
    span.from,
    span.to + REACH_MS,
  );
}
