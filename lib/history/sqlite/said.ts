import { maskSecrets } from "@/lib/domain/mask-secrets";
import type { Said } from "@/lib/domain/verdict";
import type { Connection } from "./connection";
import type { Span } from "../port";
import { table } from "./table";

export const SAID = table({
  name: "said",
  columns: ["pipeline", "at", "bottleneck", "severity", "cause", "since", "headline"],
  time: "at",
  key: "pipeline, at",
  // Written once: what was said cannot be said otherwise afterwards.
  onConflict: "at = excluded.at",
});

export function writeSaid(connection: Connection, pipelineId: string, said: readonly Said[]): void {
  for (const { at, bottleneck, severity, cause, since, headline } of said) {
    connection.run(SAID.upsert, pipelineId, at, bottleneck, severity, cause, since, headline);
  }
}

/**
 * What was said in the span, beginning with what was being said when it began. A headline may quote
 * an upstream, and what an earlier version wrote was not masked.
 */
export function readSaid(connection: Connection, pipelineId: string, span: Span): Said[] {
  const said = connection.all<Said>(
    `SELECT at, bottleneck, severity, cause, since, headline FROM said
     WHERE pipeline = ?1 AND at < ?3 AND at >= coalesce(
       (SELECT max(at) FROM said WHERE pipeline = ?1 AND at <= ?2), ?2) ORDER BY at`,
    pipelineId,
    span.from,
    span.to,
  );
  return said.map((one) => ({ ...one, headline: maskSecrets(one.headline) }));
}
