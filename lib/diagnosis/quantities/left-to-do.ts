import { quantity } from "../quantity";
import { held, type Situation } from "../situation";
import { hasEnded, processingMs } from "../timed-batch";
import { sum } from "../trends/median";
import { arrivals } from "./arrivals";
import { beat } from "./beat";
import { type LagNow, lagNow } from "./lag-now";
import { ourLag } from "./lateness";
import { newestBatches } from "./newest-batches";
import { queue } from "./queue";
import { workingOff } from "./working-off";

export interface LeftToDo {
  /** Put and not done: unread in the stream, and waiting or running in Spark. User records. */
  readonly records: number;
  /** The same as a time: for so long what is left was put, ms. */
  readonly ms: number;
  /** When it will be done at the present rates, ms from now; undefined where it does not shrink. */
  readonly levelInMs: number | undefined;
}

/** What a backlog that is worked off has left, and for how long; undefined where that is not known. */
export const leftToDo = quantity((situation): LeftToDo | undefined => {
  const rate = arrivals(situation);
  const unread = unreadMs(situation);
  if (rate === undefined || rate <= 0 || unread === undefined) return undefined;
  const inSpark = newestBatches(situation).filter((batch) => !hasEnded(batch, situation.at));
  const records = (unread / 1000) * rate + sum(inSpark.map((batch) => batch.records));
  const net = (workedOffPerSecond(situation) ?? 0) - rate;
  return {
    records,
    ms: (records / rate) * 1000,
    levelInMs: net > 0 ? (records / net) * 1000 : undefined,
  };
});

/**
 * The age of the oldest record in the stream, ms: as settled, and less by what was taken beyond the arrivals
 * since. Of an outage no lag was told, and what it left is known by the clock alone.
 */
const unreadMs = quantity((situation): number | undefined => {
  const settled = ourLag(situation)?.latestMs;
  const now = lagNow(situation);
  if (now === undefined) return settled;
  if (workingOff(situation) !== undefined) return now.ms;
  return settled !== undefined && hasFallen(now) ? Math.min(now.ms, settled) : settled;
});

function hasFallen({ takenBeyond }: LagNow): boolean {
  return takenBeyond > 0;
}

const NEWEST = 10;
const FEWEST = 3;

/**
 * Records/s that leave the backlog, by the newest ten batches: what Spark does while it is busy where batches
 * wait for it, else what it takes. Undefined below three.
 */
function workedOffPerSecond(situation: Situation): number | undefined {
  const batches = newestBatches(situation).filter(({ recovered }) => !recovered);
  if (queue(situation).waiting === 0) {
    const taken = batches.slice(-NEWEST).map(({ records }) => records);
    const beatMs = beat(situation)?.beatMs ?? Infinity;
    return taken.length < FEWEST ? undefined : (sum(taken) * 1000) / (taken.length * beatMs);
  }
  const done = batches
    .filter((batch) => hasEnded(batch, situation.at) && batch.records > 0)
    .slice(-NEWEST);
  const workedMs = sum(done.map(processingMs));
  if (done.length < FEWEST || workedMs === 0) return undefined;
  const jobs = held(situation, "settings")?.concurrentJobs ?? 1;
  return (sum(done.map(({ records }) => records)) * 1000 * jobs) / workedMs;
}
