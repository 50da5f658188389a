import { type Trouble, troublesOf } from "../world/trouble";

/** One run of the Spark application. Times in epoch s. */
export interface Life {
  readonly attempt: number;
  readonly startedAt: number;
  /** The streaming context starts some seconds after the application. */
  readonly contextAt: number;
  /** KCL workers look for leases in 20 s rounds. */
  readonly leasesAt: number;
  /** Infinity while it runs. */
  readonly endsAt: number;
}

const CONTEXT_AFTER = 8;
const LEASES_AFTER = 27;
/** The application that runs at the beginning of the data was started a day before. */
const OLD = 86_400;

/** The runs of the application in order: it may be down, start again, or crash repeatedly. */
export function livesOf(start: number, troubles: readonly Trouble[]): readonly Life[] {
  const gaps = gapsOf(troubles);
  const lives: Life[] = [];
  let startedAt = start - OLD;
  for (const { from, to } of gaps) {
    if (from <= startedAt) {
      startedAt = Math.max(startedAt, to);
      continue;
    }
    lives.push(life(lives.length, startedAt, from));
    startedAt = to;
  }
  if (Number.isFinite(startedAt)) lives.push(life(lives.length, startedAt, Infinity));
  return lives;
}

function life(attempt: number, startedAt: number, endsAt: number): Life {
  const fresh = attempt > 0;
  return {
    attempt,
    startedAt,
    contextAt: startedAt + (fresh ? CONTEXT_AFTER : 0),
    leasesAt: startedAt + (fresh ? LEASES_AFTER : 0),
    endsAt,
  };
}

/** The times without a driver of ours, ascending. */
function gapsOf(troubles: readonly Trouble[]): readonly { from: number; to: number }[] {
  const gaps = troubles.flatMap((trouble) => {
    if (trouble.kind === "driver-down") return [{ from: trouble.from, to: trouble.to }];
    if (trouble.kind === "restart")
      return [{ from: trouble.from, to: trouble.from + trouble.gapS }];
    return [];
  });
  const taken = troublesOf(troubles, "other-application")
    .filter(({ ours }) => ours === "down")
    .map(({ from, to }) => ({ from, to }));
  const loops = troublesOf(troubles, "crash-loop").flatMap(({ from, to, lifeS, gapS }) => {
    const crashes: { from: number; to: number }[] = [];
    const until = Math.min(to, from + 86_400);
    for (let second = from; second < until; second += lifeS + gapS)
      crashes.push({ from: second, to: second + gapS });
    return crashes;
  });
  return [...gaps, ...taken, ...loops].toSorted((a, b) => a.from - b.from);
}
