import type { Judgement, VerdictNumbers } from "@/lib/domain/verdict";
import type { Connection } from "./connection";
import type { Span } from "./history";
import { table } from "./table";

export const JUDGEMENTS = table({
  name: "judgements",
  columns: ["pipeline", "at", "bottleneck", "severity", "cause", "since", "numbers"],
  time: "at",
  key: "pipeline, at",
  merge: `bottleneck = excluded.bottleneck, severity = excluded.severity, cause = excluded.cause,
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

type JudgementRow = Omit<Judgement, "numbers"> & { readonly numbers: string };

export function readJudgements(connection: Connection, pipelineId: string, span: Span) {
  return connection
    .all<JudgementRow>(
      `SELECT at, bottleneck, severity, cause, since, numbers FROM judgements
       WHERE pipeline = ? AND at >= ? AND at < ? ORDER BY at`,
      pipelineId,
      span.from,
      span.to,
    )
    .map(({ numbers, ...rest }): Judgement => {
      // Written by `writeJudgements`.
      return { ...rest, numbers: JSON.parse(numbers) as VerdictNumbers };
    });
}
