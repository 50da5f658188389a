import type { PipelinesAnswer } from "@/lib/contract/window";
import { SEVERITY_RANK } from "@/lib/format/verdict-words";

export type PipelineSummary = PipelinesAnswer["pipelines"][number];

/** Worst first; of equals the one that changed last, because it is what the reader has not seen. */
export function worstFirst(pipelines: readonly PipelineSummary[]): readonly PipelineSummary[] {
  return pipelines.toSorted(
    (a, b) =>
      SEVERITY_RANK[a.verdict.severity] - SEVERITY_RANK[b.verdict.severity] ||
      (b.verdict.since ?? 0) - (a.verdict.since ?? 0) ||
      a.name.localeCompare(b.name, "en"),
  );
}

/** How many pipelines are in trouble, in a few words. */
export function overviewWords(pipelines: readonly PipelineSummary[]): string {
  const count = (rank: number) =>
    pipelines.filter(({ verdict }) => SEVERITY_RANK[verdict.severity] === rank).length;
  const [critical, warning] = [count(0), count(1)];
  const parts = [
    critical > 0 && `${critical} critical`,
    warning > 0 && `${warning} to look at`,
    `${pipelines.length - critical - warning} fine`,
  ];
  return parts.filter(Boolean).join(", ");
}
