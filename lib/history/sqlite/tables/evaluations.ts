import type { Evaluation, VerdictNumbers } from "@/lib/domain/verdict";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import { table } from "./table";

export const EVALUATIONS = table({
  name: "evaluations",
  columns: ["pipeline", "at", "bottleneck", "severity", "cause", "since", "numbers"],
  time: "at",
  key: "pipeline, at",
  onConflict: `bottleneck = excluded.bottleneck, severity = excluded.severity, cause = excluded.cause,
    since = excluded.since, numbers = excluded.numbers`,
});

/** A re-evaluated minute (more is known of it now) replaces the earlier evaluation. */
export function writeEvaluations(
  connection: Connection,
  pipelineId: string,
  evaluations: readonly Evaluation[],
): void {
  for (const { at, bottleneck, severity, cause, since, numbers } of evaluations) {
    const values = [at, bottleneck, severity, cause, since, JSON.stringify(numbers)];
    connection.run(EVALUATIONS.upsert, pipelineId, ...values);
  }
}

type EvaluationCells = readonly [
  Evaluation["at"],
  Evaluation["bottleneck"],
  Evaluation["severity"],
  Evaluation["cause"],
  Evaluation["since"],
];

/** All rows as two JSON arrays: a week of minutes is read twice as fast as row by row. */
const QUERY = `SELECT json_group_array(json_array(at, bottleneck, severity, cause, since)) AS cells,
    '[' || coalesce(group_concat(numbers), '') || ']' AS numbers
  FROM (SELECT * FROM evaluations WHERE pipeline = ? AND at >= ? AND at < ? ORDER BY at)`;

export function readEvaluations(connection: Connection, pipelineId: string, span: Span) {
  const [row] = connection.all<{ cells: string; numbers: string }>(
    QUERY,
    pipelineId,
    span.from,
    span.to,
  );
  // Both written by `writeEvaluations`, and read in one order.
  const cells = JSON.parse(row?.cells ?? "[]") as EvaluationCells[];
  const numbers = JSON.parse(row?.numbers ?? "[]") as VerdictNumbers[];
  return cells.flatMap(([at, bottleneck, severity, cause, since], index): Evaluation[] => {
    const own = numbers[index];
    return own === undefined ? [] : [{ at, bottleneck, severity, cause, since, numbers: own }];
  });
}

/** The newest evaluated minute, epoch ms. */
export function lastEvaluated(connection: Connection, pipelineId: string): number | undefined {
  const [row] = connection.all<{ at: number | null }>(
    "SELECT max(at) AS at FROM evaluations WHERE pipeline = ?",
    pipelineId,
  );
  return row?.at ?? undefined;
}
