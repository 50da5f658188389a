import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { POLLING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { backlogRecords } from "./backlog";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { growing } from "./growing";
import { standstill } from "@/lib/diagnosis/dstream/quantities/queue/standstill";
import { unreadPart } from "@/lib/diagnosis/stream/quantities/shards/unread-part";
import { workedOffPerSecond } from "@/lib/diagnosis/dstream/quantities/catch-up/worked-off";

export interface RemainingWork {
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
const INTERVALS = 2;

/**
 * What a backlog that is worked off has left, and for how long: backlog ÷ (worked off − arrivals). It is the
 * only forecast there is. There is none while nothing is worked off, while what is behind grows, and of
 * what lies in shards that nobody reads. Undefined where the backlog or what arrives is not known.
 */
export const remainingWork = quantity((situation): RemainingWork | undefined => {
  const rate = arrivals(situation);
  const records = backlogRecords(situation);
  if (rate === undefined || rate <= 0 || records === undefined) return undefined;
  const ms = (records / rate) * 1000;
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  const level = ms <= Math.max(INTERVALS * effectiveMs, POLLING_MS);
  const worked = workedOffPerSecond(situation);
  const net = (worked ?? 0) - rate;
  const shrinks = net > 0 && !level && !isHeldUp(situation);
  return {
    records,
    ms,
    level,
    workedOffPerSecond: worked,
    // What is read last is done with the batch that will hold it.
    levelInMs: shrinks ? Math.max(effectiveMs, (records / net) * 1000) : undefined,
  };
});

function isHeldUp(situation: Situation): boolean {
  return (
    standstill(situation) !== undefined ||
    unreadPart(situation) !== undefined ||
    growing(situation) !== undefined
  );
}
