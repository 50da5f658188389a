import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Since, Situation } from "@/lib/diagnosis/situation/situation";
import { delayMs, hasWorked, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { age, POLLING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { backPressure } from "./back-pressure";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { isDraining } from "@/lib/diagnosis/dstream/quantities/queue/draining";
import { stuckBatchNow } from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import {
  longestWaiting,
  startedBatches,
} from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { isOursForSure } from "@/lib/diagnosis/stream/quantities/lag/ours-for-sure";
import {
  MORE_THAN_ARRIVES,
  workedPerSecond,
} from "@/lib/diagnosis/dstream/quantities/batches/worked-per-second";

/** Enough to show that work has become quick, and few enough to show it soon. */
const NEWEST = 5;

/**
 * Since when Spark is quick enough again while back-pressure still limits it. Back-pressure asks for less
 * while an old queue waits, and for more than arrives only when that is gone. The stream grows older
 * meanwhile, and CloudWatch shows it for minutes more. But a Spark that is busy and does more than arrives
 * has less left with every batch, in the queue and the stream together. A Spark that is too slow never does
 * more than arrives. Undefined otherwise.
 */
export const backPressureReleases = quantity((situation): Since | undefined => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  const rate = arrivals(situation);
  if (backPressure(situation)?.estimate === undefined || effectiveMs === undefined)
    return undefined;
  if (rate === undefined || stuckBatchNow(situation) !== undefined) return undefined;
  const done = doneLately(situation, effectiveMs);
  if (done.length < NEWEST || (workedPerSecond(situation, done) ?? 0) < MORE_THAN_ARRIVES * rate)
    return undefined;
  const started = startedBatches(newestBatches(situation), situation.at);
  const newest = started.at(-1);
  const waits = newest !== undefined && delayMs(newest) > effectiveMs;
  const lessens = waits ? isDraining(situation) : asksForMore(situation, rate);
  return lessens ? changePointOf(started, effectiveMs) : undefined;
});

function doneLately({ at, batches }: Situation, effectiveMs: number): readonly TimedBatch[] {
  const count = Math.max(NEWEST, Math.ceil(MINUTE_MS / effectiveMs));
  return batches.filter((batch) => hasWorked(batch, at)).slice(-count);
}

/** Nothing waits in Spark any more, records wait in the stream, and back-pressure lets them in. */
function asksForMore(situation: Situation, rate: number): boolean {
  const lag = age(situation);
  if (lag === undefined || !isOursForSure(situation)) return false;
  const isLevel =
    lag.latestMs <= Math.max(effectiveInterval(situation)?.effectiveMs ?? 0, POLLING_MS);
  return !isLevel && (backPressure(situation)?.estimate ?? 0) >= MORE_THAN_ARRIVES * rate;
}

/** When the batch with the longest wait was started, if any had to wait. Later batches were quick. */
function changePointOf(started: readonly TimedBatch[], effectiveMs: number): Since | undefined {
  const turn = longestWaiting(started);
  if (turn === undefined || delayMs(turn) <= effectiveMs) return undefined;
  return { at: turn.startedAt, atLeast: turn === started[0] };
}
