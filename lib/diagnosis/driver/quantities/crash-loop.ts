import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";

export interface CrashLoop {
  /** When the first run of the loop began, epoch ms. */
  readonly since: number;
  /** Nothing is known from before it, so the loop may be older. */
  readonly sinceIsAtLeast: boolean;
  /** Known starts, the present one included. */
  readonly starts: number;
  /** From the first start of the loop to the last, ms. */
  readonly spanMs: number;
  /** The longest run that has ended, ms. A run ends at the next start at the latest. */
  readonly longestMs: number;
}

/** A deployment may restart an application once or twice. Three times is a loop. */
const FEWEST_ENDED = 3;
/** A longer run is not part of a crash loop. */
const SHORT_LIFE_MS = 10 * MINUTE_MS;

/**
 * The driver dies and is started again, over and over. Each start has a new application id, or the next
 * attempt of the same one. A run is assumed to last until the next start, because no source reports its
 * end. Undefined with fewer than three short runs in a row, and once the present run has outlasted them
 * all.
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

/** A run longer than this is no longer part of the loop, ms. */
export function outlivesMs({ longestMs }: Pick<CrashLoop, "longestMs">): number {
  return Math.max(2 * longestMs, 3 * MINUTE_MS);
}

/** Starts of all applications seen at the address by then, ascending, epoch ms. */
function startsOf({ window, at }: Situation): readonly number[] {
  const starts = window.facts.application
    .filter((reading) => reading.at <= at)
    .map(({ value }) => value.startedAt);
  return [...new Set(starts)].toSorted((a, b) => a - b);
}
