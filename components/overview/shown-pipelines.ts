import { CAUSE_WORDS } from "@/lib/format/verdict-words";
import type { ListFilter } from "../view/list-filter";
import type { PipelineSummary } from "./worst-first";

/** The regions of a list, sorted. */
export function regionsOf(pipelines: readonly PipelineSummary[]): readonly string[] {
  return [...new Set(pipelines.map(({ region }) => region))].toSorted();
}

/** The filter without a region that no pipeline has: such an address shows every region. */
export function knownFilter(filter: ListFilter, pipelines: readonly PipelineSummary[]): ListFilter {
  const isKnown = pipelines.some(({ region }) => region === filter.region);
  return isKnown ? filter : { ...filter, region: null };
}

/** The pipelines that a filter shows, in their order. */
export function shownPipelines(
  pipelines: readonly PipelineSummary[],
  asked: ListFilter,
): readonly PipelineSummary[] {
  const { severities, region, text } = knownFilter(asked, pipelines);
  const words = wordsOf(text);
  return pipelines.filter(
    (pipeline) =>
      (severities.length === 0 || severities.includes(pipeline.verdict.severity)) &&
      (region === null || pipeline.region === region) &&
      hasWords(pipeline, words),
  );
}

/** Each word may be found in another place: `orders eu-west` finds a name and a region. */
function hasWords(pipeline: PipelineSummary, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { id, name, stream, region, verdict } = pipeline;
  const text = [id, name, stream, region, verdict.cause, CAUSE_WORDS[verdict.cause]]
    .join("\n")
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
