import { quantity } from "../quantity";
import type { Situation } from "../situation";
import { hasEnded } from "../timed-batch";
import { sum } from "../trends/median";
import { POLLING_MS } from "./age";
import { arrivals } from "./arrivals";
import { backlogRecords } from "./backlog";
import { beat } from "./beat";
import { growing } from "./growing";
import { hasHung } from "./has-hung";
import { newestBatches } from "./newest-batches";
import { queue } from "./queue";
import { standstill } from "./standstill";
import { unreadPart } from "./unread-part";
import { workedPerSecond } from "./worked-per-second";

export interface LeftToDo {
  /** Put and not done: unread in the stream, and waiting or running in Spark. User records. */
  readonly records: number;
  /** The same as a time: for so long what is left was put, ms. */
  readonly ms: number;
  /** No more than the batches in hand: nothing to catch up with. */
  readonly level: boolean;
  /** Records/s that leave it at present; undefined where too few batches tell. */
  readonly workedOffPerSecond: number | undefined;
  /** When it will be done at the present rates, ms from now; undefined where it does not shrink, or is level. */
  readonly levelInMs: number | undefined;
}

/** Batches in hand: one that runs, one that waits, or what polling leaves. */
const BEATS = 2;

/**
 * What a backlog that is worked off has left, and for how long: backlog ÷ (worked off − arrivals). It is the
 * only forecast there is. There is none while nothing is worked off, while what is behind grows, and of
 * what lies in shards that nobody reads. Undefined where the backlog or what arrives is not known.
 */
export const leftToDo = quantity((situation): LeftToDo | undefined => {
  const rate = arrivals(situation);
  const records = backlogRecords(situation);
  if (rate === undefined || rate <= 0 || records === undefined) return undefined;
  const ms = (records / rate) * 1000;
  const level = ms <= Math.max(BEATS * (beat(situation)?.beatMs ?? 0), POLLING_MS);
  const workedOffPerSecond = workedOff(situation);
  const net = (workedOffPerSecond ?? 0) - rate;
  const shrinks = net > 0 && !level && !isHeldUp(situation);
  return {
    records,
    ms,
    level,
    workedOffPerSecond,
    levelInMs: shrinks ? (records / net) * 1000 : undefined,
  };
});

function isHeldUp(situation: Situation): boolean {
  return (
    standstill(situation) !== undefined ||
    unreadPart(situation) !== undefined ||
    growing(situation) !== undefined
  );
}

const NEWEST = 10;
const FEWEST = 3;

/**
 * Records/s that leave the backlog, by the newest ten batches: what Spark does while it is busy where batches
 * wait for it, else what it takes. Undefined below three: what it did before a batch hung tells nothing.
 */
function workedOff(situation: Situation): number | undefined {
  const batches = newestBatches(situation).filter(({ recovered }) => !recovered);
  if (queue(situation).waiting === 0) {
    const taken = batches.slice(-NEWEST).map(({ records }) => records);
    const beatMs = beat(situation)?.beatMs ?? Infinity;
    return taken.length < FEWEST ? undefined : (sum(taken) * 1000) / (taken.length * beatMs);
  }
  const ended = batches.filter((batch) => hasEnded(batch, situation.at) && batch.records > 0);
  const hung = ended.findLastIndex((batch) => hasHung(situation, batch));
  const done = ended.slice(hung + 1).slice(-NEWEST);
  return done.length < FEWEST ? undefined : workedPerSecond(situation, done);
}
