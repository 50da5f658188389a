import type { Cause } from "@/lib/domain/verdict";
import { formatRatio } from "@/lib/format/quantity";
import {
  type Cure,
  type Limit,
  nextLimit,
  type NextLimit,
} from "@/lib/diagnosis/stream/quantities/next-limit";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** Causes that already say of a limit that it is met. */
const SAID_BY: Readonly<Record<Limit, readonly Cause[]>> = {
  spark: ["processing-too-slow", "backpressure"],
  writes: ["write-limit", "hot-shard"],
  reads: ["read-limit"],
};

/**
 * The limit that a cure runs into next, as a sentence with a space before it; empty where none is near,
 * or the verdict names it already.
 *
 * @param said every cause of the verdict
 */
export function nextInWords(situation: Situation, cure: Cure, said: readonly Cause[]): string {
  const next = nextLimit(situation, cure);
  if (next === undefined || SAID_BY[next.limit].some((cause) => said.includes(cause))) return "";
  return ` ${WORDS[next.limit](next)}`;
}

const WORDS: Readonly<Record<Limit, (next: NextLimit) => string>> = {
  spark: ({ ratio }) =>
    `Spark sustains only ${formatRatio(1 / ratio)} of what then comes: it is next.`,
  writes: ({ ratio }) =>
    `The shards are written at ${formatRatio(ratio)} of their limit: they are next.`,
  reads: ({ ratio }) =>
    `The shards are then read at ${formatRatio(ratio)} of their limit: they are next.`,
};
