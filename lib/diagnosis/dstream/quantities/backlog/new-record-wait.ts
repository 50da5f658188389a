import { quantity } from "@/lib/diagnosis/situation/quantity";
import { hasEnded, hasStarted, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { recordsInStream } from "./backlog";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { workedOffPerSecond } from "@/lib/diagnosis/dstream/quantities/catch-up/worked-off";

/** The time to work off what lies before a record that is put now, by where it lies, ms. */
export interface NewRecordWait {
  /** Undefined if the amount in the stream is not known. */
  readonly inStreamMs: number | undefined;
  readonly inSparkMs: number;
  /** The processing time of its own batch. */
  readonly ownMs: number;
}

/**
 * A record that is put while a backlog is worked off waits less than the records that are done now:
 * everything before it leaves at the present rate. Batches of a backlog are larger than those made now, so
 * this counts records and not batches. Undefined where no backlog is worked off, or too few batches show
 * the rate.
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

/** What is left of a batch. For a running one, the time it has run is subtracted. */
function restMs(batch: TimedBatch, { at, rate }: { at: number; rate: number }): number {
  const wholeMs = (batch.records / rate) * 1000;
  return hasStarted(batch, at) ? Math.max(0, wholeMs - (at - batch.startedAt)) : wholeMs;
}
