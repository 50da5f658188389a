import type { PipelineWindow } from "@/lib/domain/window";
import { DURATION } from "@/lib/incidents/agreements/words";

/** The parts of a sentence that differ between pipelines. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/shardId-\d+(?:, shardId-\d+)*(?: and \d+ more)?/g, "{shards}"],
  [/\b[a-z]{2}(?:-[a-z]+)+-\d\b/g, "{region}"],
  [/\([\w.]+(?:Exception|Error)\b.*?\)+(?=[.;,]|$)/g, "({error})"],
  [/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, "{time}"],
  [/\b\d+\.\d+\.\d+\b/g, "{version}"],
  [new RegExp(String.raw`−?\b${DURATION}`, "g"), "{duration}"],
  [/\b\d[\d\u202f]*(?:\.\d+)? (?:B|KiB|MiB|GiB)\b/g, "{bytes}"],
  [/\b\d[\d\u202f]*(?:\.\d+)?/g, "{n}"],
];

/** Removes the numbers, times and names of a pipeline from a sentence: what is left is its form. */
export function masked(text: string, names: readonly string[]): string {
  const unnamed = names.reduce((rest, name) => rest.replaceAll(name, "{name}"), text);
  return MASKS.reduce((rest, [pattern, mask]) => rest.replaceAll(pattern, mask), unnamed);
}

/** A shorter name may be a word of the sentence, and so may the names below. */
const SHORTEST = 4;
const WORDS: ReadonlySet<string> = new Set(["minute", "back-pressure"]);

/** The names in a window, and the messages of its sources, longest first. */
export function namesIn({ facts }: PipelineWindow): readonly string[] {
  const errors = SOURCES.flatMap((source) =>
    facts[source].flatMap(({ value: { error = "" } }) => [error, error.replace(/\.$/, "")]),
  );
  const names = [
    ...facts.stream.map(({ value }) => value.name),
    ...facts.application.flatMap(({ value }) => [value.name, value.id]),
    ...facts.leases.flatMap(({ value }) => [
      value.table,
      ...value.leases.map(({ owner = "" }) => owner),
    ]),
    ...errors,
  ];
  return [...new Set(names)]
    .filter((name) => name.length >= SHORTEST && !WORDS.has(name))
    .toSorted((a, b) => b.length - a.length);
}

const SOURCES = ["source-cloudwatch", "source-kinesis", "source-leases", "source-spark"] as const;
