import type { SourceView } from "@/lib/contract/window";

export interface SourcesInShort {
  /** Late or failing: each has something to say. */
  readonly bad: readonly SourceView[];
  /** How many answer; null when none does. */
  readonly words: string | null;
  /** The oldest last answer of those, epoch ms; null while one of them has never answered. */
  readonly oldestAt: number | null;
}

/** Sorts a pipeline's sources into those to be named and those to be counted. */
export function summaryOf(sources: readonly SourceView[], stale: boolean): SourcesInShort {
  const bad = sources.filter(({ status }) => status === "late" || status === "failing");
  // Whether the history takes what is written is told when it does not: it is no source to be counted.
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
