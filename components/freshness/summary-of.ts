import type { SourceView } from "@/lib/contract/window";

export interface SourcesInShort {
  /** The sources that are late or failing. */
  readonly bad: readonly SourceView[];
  /** How many sources answer; null when none does. */
  readonly words: string | null;
  /** The oldest last answer of these, epoch ms; null while one of them has never answered. */
  readonly oldestAt: number | null;
}

/** Sorts a pipeline's sources into those that are named and those that are counted. */
export function summaryOf(sources: readonly SourceView[], stale: boolean): SourcesInShort {
  const bad = sources.filter(({ status }) => status === "late" || status === "failing");
  // The history is not a source. It is named when it does not take writes, but never counted.
  const good = sources.filter(({ name, status }) => status === "ok" && name !== "history");
  const answers = good.map(({ lastSuccessAt }) => lastSuccessAt ?? -Infinity);
  const oldest = Math.min(...answers);
  const [noun, was] = good.length === 1 ? ["source", "was OK"] : ["sources", "were OK"];
  return {
    bad,
    words: good.length === 0 ? null : `${good.length} ${noun} ${stale ? was : "OK"}`,
    oldestAt: Number.isFinite(oldest) ? oldest : null,
  };
}
