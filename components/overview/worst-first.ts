import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { compareImpact, type Impact, impactOf } from "@/lib/domain/impact";
import { SEVERITY_RANK } from "@/lib/format/verdict-words";
import { summaryOf } from "../freshness/summary-of";

export type PipelineSummary = PipelinesAnswer["pipelines"][number];

interface Place {
  readonly pipeline: PipelineSummary;
  readonly impact: Impact;
  /** 1: it is calm, and one of its sources is late or failing. */
  readonly halfSeen: number;
}

/**
 * Worst first: by severity, then by impact. Among calm ones, those with a late or failing source
 * come first. Then the latest change comes first, because the reader has not seen it yet.
 */
export function worstFirst(pipelines: readonly PipelineSummary[]): readonly PipelineSummary[] {
  return pipelines
    .map(placeOf)
    .toSorted(compare)
    .map(({ pipeline }) => pipeline);
}

/** Whether somebody should look at it. That includes what cannot be evaluated. */
export function isTroubled({ verdict }: Pick<PipelineSummary, "verdict">): boolean {
  return SEVERITY_RANK[verdict.severity] < SEVERITY_RANK.info;
}

function placeOf(pipeline: PipelineSummary): Place {
  const { verdict, sources, retentionMs } = pipeline;
  // A history in trouble hides nothing of a pipeline, and is the same for all pipelines.
  const bad = summaryOf(sources, false).bad.filter(({ name }) => name !== "history");
  const halfSeen = !isTroubled(pipeline) && bad.length > 0;
  return { pipeline, impact: impactOf(verdict, retentionMs), halfSeen: halfSeen ? 1 : 0 };
}

function compare(a: Place, b: Place): number {
  const [one, other] = [a.pipeline, b.pipeline];
  return (
    SEVERITY_RANK[one.verdict.severity] - SEVERITY_RANK[other.verdict.severity] ||
    compareImpact(a.impact, b.impact) ||
    b.halfSeen - a.halfSeen ||
    (other.verdict.since ?? 0) - (one.verdict.since ?? 0) ||
    one.name.localeCompare(other.name, "en")
  );
}

/** How many pipelines are in trouble, in a few words. */
export function overviewWords(pipelines: readonly PipelineSummary[]): string {
  const critical = pipelines.filter(({ verdict }) => verdict.severity === "critical").length;
  const troubled = pipelines.filter(isTroubled).length;
  const parts = [
    critical > 0 && `${critical} critical`,
    troubled > critical && `${troubled - critical} to look at`,
    `${pipelines.length - troubled} fine`,
  ];
  return parts.filter(Boolean).join(", ");
}
