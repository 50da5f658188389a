import { quantity } from "@/lib/diagnosis/situation/quantity";
import { hasEnded, hasStarted, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { recordsInStream } from "./backlog";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { workedOffPerSecond } from "@/lib/diagnosis/dstream/quantities/catch-up/worked-off";

/** How long what lies before a record that is put now takes to be worked off, by where it lies, ms. */
export interface NewRecordWait {
  /** Undefined where how much lies in the stream is not known. */
  readonly inStreamMs: number | undefined;
  readonly inSparkMs: number;
  /** What the batch that holds it will take. */
  readonly ownMs: number;
}

/**
 * While a backlog is worked off, who joins it now does not wait as long as those have waited that are done
 * now: all that lies before it leaves at the present rate. Batches that hold a backlog are larger than those
 * that are made now, so that records are counted and not batches. Undefined where nothing is worked off, or
 * too few batches tell how fast.
 */
export const newRecordWait = quantity((situation): NewRecordWait | undefined => {
  const rate = recovery(situation) && workedOffPerSecond(situation);
  if (rate === undefined || rate <= 0) return undefined;
  const { at } = situation;
  const open = newestBatches(situation).filter((batch) => !hasEnded(batch, at));
  if (open.some(({ recovered }) => recovered)) return undefined;
  const inStream = recordsInStream(situation);
  return {
    inStreamMs: inStream === undefined ? undefined : (inStream / rate) * 1000,
    inSparkMs: sum(open.map((batch) => restMs(batch, { at, rate }))),
    ownMs: ((arrivals(situation) ?? 0) / rate) * (effectiveInterval(situation)?.effectiveMs ?? 0),
  };
});

/** What is left of a batch: of one that runs, less the time that it has run. */
function restMs(batch: TimedBatch, { at, rate }: { at: number; rate: number }): number {
  const wholeMs = (batch.records / rate) * 1000;
  return hasStarted(batch, at) ? Math.max(0, wholeMs - (at - batch.startedAt)) : wholeMs;
}
