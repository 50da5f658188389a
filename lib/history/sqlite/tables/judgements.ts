import type { Judgement, VerdictNumbers } from "@/lib/domain/verdict";
import type { Connection } from "../file/connection";
import type { Span } from "../../port";
import { table } from "./table";

export const JUDGEMENTS = table({
  name: "judgements",
  columns: ["pipeline", "at", "bottleneck", "severity", "cause", "since", "numbers"],
  time: "at",
  key: "pipeline, at",
  onConflict: `bottleneck = excluded.bottleneck, severity = excluded.severity, cause = excluded.cause,
    since = excluded.since, numbers = excluded.numbers`,
});

/** A minute judged again (more is known of it now) replaces what was said of it. */
export function writeJudgements(
  connection: Connection,
  pipelineId: string,
  judgements: readonly Judgement[],
): void {
  for (const { at, bottleneck, severity, cause, since, numbers } of judgements) {
    const values = [at, bottleneck, severity, cause, since, JSON.stringify(numbers)];
    connection.run(JUDGEMENTS.upsert, pipelineId, ...values);
  }
}

type JudgementCells = readonly [
  Judgement["at"],
  Judgement["bottleneck"],
  Judgement["severity"],
  Judgement["cause"],
  Judgement["since"],
];

/** All rows as two JSON arrays: a week of minutes comes twice as fast as row by row. */
const QUERY = `SELECT json_group_array(json_array(at, bottleneck, severity, cause, since)) AS cells,
    '[' || coalesce(group_concat(numbers), '') || ']' AS numbers
  FROM (SELECT * FROM judgements WHERE pipeline = ? AND at >= ? AND at < ? ORDER BY at)`;

export function readJudgements(connection: Connection, pipelineId: string, span: Span) {
  const [row] = connection.all<{ cells: string; numbers: string }>(
    QUERY,
    pipelineId,
    span.from,
    span.to,
  );
  // Both written by `writeJudgements`, and read in one order.
  const cells = JSON.parse(row?.cells ?? "[]") as JudgementCells[];
  const numbers = JSON.parse(row?.numbers ?? "[]") as VerdictNumbers[];
  return cells.flatMap(([at, bottleneck, severity, cause, since], index): Judgement[] => {
    const own = numbers[index];
    return own === undefined ? [] : [{ at, bottleneck, severity, cause, since, numbers: own }];
  });
}

/** The newest minute that was judged, epoch ms. */
export function lastJudged(connection: Connection, pipelineId: string): number | undefined {
  const [row] = connection.all<{ at: number | null }>(
    "SELECT max(at) AS at FROM judgements WHERE pipeline = ?",
    pipelineId,
  );
  return row?.at ?? undefined;
}
