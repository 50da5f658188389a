import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { compareImpact, type Impact, impactOf } from "@/lib/domain/impact";
import { SEVERITY_RANK } from "@/lib/format/verdict-words";
import { summaryOf } from "../freshness/summary-of";

export type PipelineSummary = PipelinesAnswer["pipelines"][number];

interface Place {
  readonly pipeline: PipelineSummary;
  readonly damage: Impact;
  /** 1: it is calm, and a source of it has something to say. */
  readonly halfSeen: number;
}

/**
 * Worst first: by severity, then by damage. Of calm ones, those come first of which a source is late
 * or failing. Of equals the one that changed last, because it is what the reader has not seen.
 */
export function worstFirst(pipelines: readonly PipelineSummary[]): readonly PipelineSummary[] {
  return pipelines
    .map(placeOf)
    .toSorted(compare)
    .map(({ pipeline }) => pipeline);
}

/** Whether it is to be looked at; what cannot be evaluated is. */
export function isTroubled({ verdict }: Pick<PipelineSummary, "verdict">): boolean {
  return SEVERITY_RANK[verdict.severity] < SEVERITY_RANK.info;
}

function placeOf(pipeline: PipelineSummary): Place {
  const { verdict, sources, retentionMs } = pipeline;
  // A history that takes nothing hides nothing of the pipeline, and is the same for all of them.
  const bad = summaryOf(sources, false).bad.filter(({ name }) => name !== "history");
  const halfSeen = !isTroubled(pipeline) && bad.length > 0;
  return { pipeline, damage: impactOf(verdict, retentionMs), halfSeen: halfSeen ? 1 : 0 };
}

function compare(a: Place, b: Place): number {
  const [one, other] = [a.pipeline, b.pipeline];
  return (
    SEVERITY_RANK[one.verdict.severity] - SEVERITY_RANK[other.verdict.severity] ||
    compareImpact(a.damage, b.damage) ||
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
