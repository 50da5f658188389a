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
  /** The same as a time, ms: this much time of puts is left. */
  readonly ms: number;
  /** Only the batches in hand are left: nothing to catch up with. */
  readonly level: boolean;
  /** Records/s that leave the backlog now; undefined if too few batches show it. */
  readonly workedOffPerSecond: number | undefined;
  /**
   * When it will be gone at the present rates, ms from now; undefined if it does not shrink or is caught
   * up.
   */
  readonly levelInMs: number | undefined;
}

/** Batches in hand: one that runs, and one that waits or was not polled yet. */
const INTERVALS = 2;

/**
 * What is left of a backlog that is worked off, and for how long: backlog ÷ (worked off − arrivals). This
 * is the only forecast. There is none while nothing is worked off, while the backlog grows, or for records
 * in shards that nobody reads. Undefined where the backlog or the arrivals are not known.
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
    // The last record is done with the batch that will hold it.
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
