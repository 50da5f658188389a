import { quantity } from "@/lib/diagnosis/situation/quantity";
import { delayMs, hasStarted, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { FLOOR_OF_INTERVAL, type Trend, trend } from "@/lib/diagnosis/trends/trend";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";

const BATCHES = 10;
const MANY = 40;
export interface SchedulingDelay {
  /** Of the newest batch that has started, ms. */
  readonly latestMs: number;
  /** Over the last ten batches that have started. */
  readonly trend: Trend | undefined;
  /** Over the last forty, where the lumps of back-pressure are no trend. */
  readonly longTrend: Trend | undefined;
  readonly from: number;
  readonly to: number;
}

/** How long recent batches waited in Spark before they were started, and the trend of it. */
export const schedulingDelay = quantity((situation): SchedulingDelay | undefined => {
  const many = startedBatches(newestBatches(situation), situation.at).slice(-MANY);
  const last = many.slice(-BATCHES);
  const newest = last.at(-1);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (newest === undefined || effectiveMs === undefined) return undefined;
  return {
    latestMs: delayMs(newest),
    trend: delayTrend(last, effectiveMs),
    longTrend: delayTrend(many, effectiveMs),
    from: last[0]?.at ?? newest.at,
    to: newest.at,
  };
});

function delayTrend(batches: readonly TimedBatch[], effectiveMs: number): Trend | undefined {
  const points = batches.map((batch) => ({ x: batch.submittedAt, y: delayMs(batch) }));
  return trend(points, { floorPerMinute: FLOOR_OF_INTERVAL * effectiveMs, least: BATCHES });
}

/** The last of the started batches with the longest wait; undefined without any. */
export function longestWaiting(started: readonly TimedBatch[]): TimedBatch | undefined {
  const longest = Math.max(...started.map(delayMs));
  return started.findLast((batch) => delayMs(batch) === longest);
}

/** Batches that have started by then, ascending. */
export function startedBatches(batches: readonly TimedBatch[], at: number): readonly TimedBatch[] {
  return batches.filter((batch) => hasStarted(batch, at));
}
