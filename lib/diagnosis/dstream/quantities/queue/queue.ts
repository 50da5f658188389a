import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, hasStarted, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { type Trend, trend } from "@/lib/diagnosis/trends/trend";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";

export interface Queue {
  /** Batches created and not yet started. */
  readonly waiting: number;
  readonly records: number;
  /** The oldest batch that is not completed; a running one counts. */
  readonly head: TimedBatch | undefined;
  /** Its age, ms; 0 without one. */
  readonly headAgeMs: number;
  /** Of `waiting`, over ten readings one interval apart. */
  readonly trend: Trend | undefined;
}

const READINGS = 10;

/** What waits in Spark. */
export const queue = quantity((situation): Queue => {
  const { at } = situation;
  const batches = newestBatches(situation);
  const waiting = batches.filter((batch) => !hasStarted(batch, at));
  const head = batches.find((batch) => !hasEnded(batch, at));
  return {
    waiting: waiting.length,
    records: sum(waiting.map(({ records }) => records)),
    head,
    headAgeMs: head === undefined ? 0 : at - head.submittedAt,
    trend: queueTrend(situation),
  };
});

/** Batches waiting at an earlier instant, reconstructed from when each was made and started. */
export function waitingAt(batches: readonly TimedBatch[], at: number): number {
  return batches.filter(({ submittedAt, startedAt }) => submittedAt <= at && startedAt > at).length;
}

function queueTrend(situation: Situation): Trend | undefined {
  const { at } = situation;
  const batches = newestBatches(situation);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  const first = batches[0];
  if (effectiveMs === undefined || first === undefined) return undefined;
  const readings = Array.from({ length: READINGS }, (_, i) => at - (READINGS - 1 - i) * effectiveMs)
    .filter((then) => then >= first.submittedAt)
    .map((then) => ({ x: then, y: waitingAt(batches, then) }));
  // Even one more batch matters, however slowly it comes: the floor is zero.
  return trend(readings, { floorPerMinute: 0, least: READINGS });
}
