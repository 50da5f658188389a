import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";

export interface CrashLoop {
  /** When the first life of the loop began, epoch ms. */
  readonly since: number;
  /** Nothing is known from before it, so that it may have begun earlier. */
  readonly sinceIsAtLeast: boolean;
  /** Lives known, the present one included. */
  readonly starts: number;
  /** From the first start of the loop to the last, ms. */
  readonly spanMs: number;
  /** The longest life that has ended: to the next start at most, ms. */
  readonly longestMs: number;
}

/** Deployments restart an application once or twice; whoever tries a third time looks at the log. */
const FEWEST_ENDED = 3;
/** A life longer than this is one that came to stay. */
const SHORT_LIFE_MS = 10 * MINUTE_MS;

/**
 * The driver dies and is started again, over and over. Each life is a start of its own (a new id, or
 * the next attempt of the same one). A life is told to have lasted until the next start at most: its own
 * end is told by nobody. Undefined with fewer than three short lives in a row, and once the present one
 * has outlived them all.
 */
export const crashLoop = quantity((situation): CrashLoop | undefined => {
  const { at } = situation;
  const starts = startsOf(situation);
  const last = starts.at(-1);
  if (last === undefined) return undefined;
  const lives = starts.slice(1).map((start, i) => ({
    from: starts[i] ?? start,
    lastedMs: start - (starts[i] ?? start),
  }));
  const long = lives.findLastIndex(({ lastedMs }) => lastedMs > SHORT_LIFE_MS);
  const run = lives.slice(long + 1);
  const [first] = run;
  if (first === undefined || run.length < FEWEST_ENDED) return undefined;
  const longestMs = Math.max(...run.map(({ lastedMs }) => lastedMs));
  if (at - last > outlivesMs({ longestMs })) return undefined;
  return {
    since: first.from,
    sinceIsAtLeast: long < 0,
    starts: run.length + 1,
    spanMs: last - first.from,
    longestMs,
  };
});

/** A life longer than this is no part of the loop any more, ms. */
export function outlivesMs({ longestMs }: Pick<CrashLoop, "longestMs">): number {
  return Math.max(2 * longestMs, 3 * MINUTE_MS);
}

/** Starts of every application that was seen at the address by then, ascending, epoch ms. */
function startsOf({ window, at }: Situation): readonly number[] {
  const starts = window.facts.application
    .filter((reading) => reading.at <= at)
    .map(({ value }) => value.startedAt);
  return [...new Set(starts)].toSorted((a, b) => a - b);
}
