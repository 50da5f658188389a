import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { concurrentJobs } from "@/lib/diagnosis/dstream/quantities/batches/concurrent-jobs";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { busySince } from "@/lib/diagnosis/dstream/quantities/queue/busy-since";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { isAfterBacklog } from "./ongoing-utilisation";
import { isOversized } from "@/lib/diagnosis/dstream/quantities/batches/oversized";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { isTooSlow } from "./too-slow";
import {
  recentlyCompleted,
  utilisationOf,
} from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { wasStuck } from "@/lib/diagnosis/dstream/quantities/batches/time-budget";

/**
 * The usual processing time of a batch since the queue began to grow, ms. A mean with earlier batches, or
 * with a batch that hung, would describe neither time. Undefined before one batch has ended.
 */
export const tookSince = quantity((situation): number | undefined => {
  const since = busySince(situation)?.at ?? situation.at;
  const ended = newestBatches(situation).filter(
    (batch) => hasEnded(batch, situation.at) && batch.submittedAt >= since && !batch.recovered,
  );
  return median(ended.map(processingMs));
});

/** If the oldest batch is open for more intervals than this, batches from before the queue do not count. */
const BEHIND_INTERVALS = 2;

/** How busy Spark is now, as it is shown everywhere. */
export interface PresentWork {
  /** The processing time of a batch, ms. */
  readonly tookMs: number;
  /** The same ÷ (D × concurrent jobs); at most 1 while a backlog is worked off. */
  readonly ratio: number;
}

/**
 * The present processing time of batches: the mean of the last ones without those that hung or held a
 * backlog. While Spark is too slow, or the oldest batch is open for more than 2 D, the usual time since the
 * queue began. Undefined if too few batches show it.
 */
export const presentWork = quantity((situation): PresentWork | undefined => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  const tookMs = presentTook(situation, effectiveMs ?? Infinity);
  if (effectiveMs === undefined || tookMs === undefined) return undefined;
  const ratio = tookMs / (effectiveMs * concurrentJobs(situation));
  // Batches of a backlog take many intervals, which says nothing about arrivals: Spark is busy all the
  // time.
  return { tookMs, ratio: recovery(situation) === undefined ? ratio : Math.min(1, ratio) };
});

/** The ratio alone, which the page shows as utilisation. */
export function presentLoad(situation: Situation): number | undefined {
  return presentWork(situation)?.ratio;
}

function presentTook(situation: Situation, effectiveMs: number): number | undefined {
  const took = tookSince(situation);
  const isBehind =
    isTooSlow(situation) || queue(situation).headAgeMs > BEHIND_INTERVALS * effectiveMs;
  if (took !== undefined && isBehind) return took;
  const completed = recentlyCompleted(situation).filter((batch) => !wasStuck(situation, batch));
  const usual = isAfterBacklog(situation, completed)
    ? completed.filter((batch) => !isOversized(batch, situation))
    : completed;
  return (utilisationOf(situation, usual) ?? utilisationOf(situation, completed))?.meanProcessingMs;
}
