import type { Bottleneck } from "@/lib/domain/verdict";

/** A bottleneck in a column of its own. `verdict-words.ts` has the words of a sentence. */
export const SHORT_BOTTLENECK_WORDS = {
  consumer: "Spark",
  "shards-write": "shards, writing",
  "shards-read": "shards, reading",
  both: "Spark and shards",
  none: "none",
  unknown: "not known",
} as const satisfies Record<Bottleneck, string>;
