import type { Verdict } from "@/lib/domain/verdict";
import type { PinnedVerdict } from "../../port";
import type { Connection } from "../file/connection";
import { table } from "./table";

export const VERDICTS = table({
  name: "pinned_verdicts",
  columns: ["pipeline", "at", "kept_at", "filled_at", "verdict"],
  time: "at",
  key: "pipeline, at",
  // The first one stays until more is known, since somebody may have read it by the link.
  onConflict: `kept_at = excluded.kept_at, filled_at = excluded.filled_at, verdict = excluded.verdict
    WHERE excluded.filled_at > pinned_verdicts.filled_at`,
});

/** At most some ten megabytes a pipeline, however many instants are requested. */
const KEPT = 1_000;

export function writeVerdict(
  connection: Connection,
  pipelineId: string,
  { verdict, filledAt }: PinnedVerdict,
  now: number,
): void {
  const at = Math.round(verdict.at);
  connection.run(VERDICTS.upsert, pipelineId, at, now, filledAt, JSON.stringify(verdict));
  connection.run(
    `DELETE FROM pinned_verdicts WHERE pipeline = ?1 AND at IN (
       SELECT at FROM pinned_verdicts WHERE pipeline = ?1
       ORDER BY kept_at DESC, at DESC LIMIT -1 OFFSET ${KEPT})`,
    pipelineId,
  );
}

export function readVerdict(
  connection: Connection,
  pipelineId: string,
  at: number,
): PinnedVerdict | undefined {
  const [row] = connection.all<{ verdict: string; filled_at: number }>(
    "SELECT verdict, filled_at FROM pinned_verdicts WHERE pipeline = ? AND at = ?",
    pipelineId,
    Math.round(at),
  );
  // Written by `writeVerdict`; a shape that changes needs a migration.
  return row && { verdict: JSON.parse(row.verdict) as Verdict, filledAt: row.filled_at };
}
