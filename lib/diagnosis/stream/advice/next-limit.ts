import type { Cause } from "@/lib/domain/verdict";
import { formatRatio } from "@/lib/format/quantity";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { READ_BYTES_PER_SHARD } from "@/lib/domain/shard-limits";
import { mean } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { attempted } from "@/lib/diagnosis/stream/quantities/throttles/attempted";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { share } from "@/lib/diagnosis/stream/quantities/share/share";
import { readLoad, writeLoad } from "@/lib/diagnosis/stream/quantities/throttles/stream-load";

/** Causes that already report a limit as reached. */
const SAID_BY: Readonly<Record<Limit, readonly Cause[]>> = {
  spark: ["processing-too-slow", "backpressure"],
  writes: ["write-limit", "hot-shard"],
  reads: ["read-limit"],
};

/**
 * The limit that a cure reaches next, as a sentence with a space before it; empty if none is near, or the
 * verdict names it already.
 *
 * @param causes every cause of the verdict
 */
export function nextInWords(situation: Situation, cure: Cure, causes: readonly Cause[]): string {
  const next = nextLimit(situation, cure);
  if (next === undefined || SAID_BY[next.limit].some((cause) => causes.includes(cause))) return "";
  return ` ${WORDS[next.limit](next)}`;
}

const WORDS: Readonly<Record<Limit, (next: NextLimit) => string>> = {
  spark: ({ ratio }) =>
    `Spark sustains only ${formatRatio(1 / ratio)} of what then arrives: it is the next limit.`,
  writes: ({ ratio }) =>
    `The shards are written at ${formatRatio(ratio)} of their limit: they are next.`,
  reads: ({ ratio }) =>
    `The shards are then read at ${formatRatio(ratio)} of their limit: they are next.`,
};

/** Where records would be held back next. */
export type Limit = "spark" | "writes" | "reads";

export interface NextLimit {
  readonly limit: Limit;
  /** How much of the limit is used once the cure is done; above 1 it is exceeded at once. */
  readonly ratio: number;
}

/** What a cure widens. Its own limit is not the next one. */
export type Cure = "shards" | "spark" | "receivers" | "readers";

/** From this usage on, the next rise of load reaches the limit. */
const NEARLY_USED = 0.85;

/**
 * The limit that is reached after a cure: the one with the highest usage, from 85 %. Undefined if none is
 * that near, or none is known.
 */
export function nextLimit(situation: Situation, cure: Cure): NextLimit | undefined {
  const [next] = [
    ...(cure === "spark" ? [] : sparkLimit(situation)),
    ...(cure === "shards" ? [] : writeLimit(situation)),
    ...(cure === "shards" || cure === "readers" ? [] : readLimit(situation)),
  ]
    .filter(({ ratio }) => ratio >= NEARLY_USED)
    .toSorted((a, b) => b.ratio - a.ratio);
  return next;
}

/** Spark's capacity against all attempted puts, in the records that Spark counts. */
function sparkLimit(situation: Situation): readonly NextLimit[] {
  const sustained = situation.consumer.sustainablePerSecond(situation);
  const arriving = arrivals(situation);
  if (sustained === undefined || sustained === 0 || arriving === undefined) return [];
  return [{ limit: "spark", ratio: (arriving * attemptedShare(situation)) / sustained }];
}

/** Attempted ÷ accepted. Once there is room, refused records arrive too. At least 1. */
function attemptedShare(situation: Situation): number {
  const put = mean(
    recentMinutes(situation, 5).flatMap((period) => putIn(situation, period)?.records ?? []),
  );
  return put === undefined || put === 0 ? 1 : Math.max(1, attempted(situation).records / put);
}

function writeLimit(situation: Situation): readonly NextLimit[] {
  const load = writeLoad(situation);
  return load === undefined ? [] : [{ limit: "writes", ratio: load.ratio }];
}

/** The present reads, and the puts that this application does not read yet. */
function readLimit(situation: Situation): readonly NextLimit[] {
  const load = readLoad(situation);
  const shards = asOf(situation, "stream")?.openShards ?? 0;
  const put = mean(
    recentMinutes(situation, 5).flatMap((period) => putIn(situation, period)?.bytes ?? []),
  );
  if (load === undefined || put === undefined || shards === 0) return [];
  const part = share(situation);
  const missing = part === undefined ? 0 : Math.max(0, 1 - part.recent / part.usual);
  return [
    { limit: "reads", ratio: load.ratio + (put * missing) / (shards * READ_BYTES_PER_SHARD) },
  ];
}
