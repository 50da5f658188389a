import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
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
 * What a batch has usually taken since the queue began to grow, ms: a mean with those from before would tell
 * of neither time, and so would one with a batch that hung. Undefined before one has ended.
 */
export const tookSince = quantity((situation): number | undefined => {
  const since = busySince(situation)?.at ?? situation.at;
  const ended = newestBatches(situation).filter(
    (batch) => hasEnded(batch, situation.at) && batch.submittedAt >= since && !batch.recovered,
  );
  return median(ended.map(processingMs));
});

/** So many intervals behind, what was done before the queue began tells nothing of now. */
const BEHIND_BEATS = 2;

/** How busy Spark is now, as it is told wherever it is. */
export interface PresentWork {
  /** What a batch takes, ms. */
  readonly tookMs: number;
  /** The same ÷ (D × concurrent jobs); while a backlog is worked off, no more than 1. */
  readonly ratio: number;
}

/**
 * What batches take now: the mean of the last ones without any that hung, nor those that held a backlog; while
 * Spark is too slow, or the oldest batch is open for more than 2 D, what they have usually taken since the queue
 * began. Undefined where too few batches tell.
 */
export const presentWork = quantity((situation): PresentWork | undefined => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  const tookMs = presentTook(situation, effectiveMs ?? Infinity);
  if (effectiveMs === undefined || tookMs === undefined) return undefined;
  const ratio = tookMs / (effectiveMs * (asOf(situation, "settings")?.concurrentJobs ?? 1));
  // Batches that hold a backlog take many intervals, which says nothing of what arrives: Spark is busy all the time.
  return { tookMs, ratio: recovery(situation) === undefined ? ratio : Math.min(1, ratio) };
});

/** The ratio alone: the page's utilisation. */
export function presentLoad(situation: Situation): number | undefined {
  return presentWork(situation)?.ratio;
}

function presentTook(situation: Situation, effectiveMs: number): number | undefined {
  const took = tookSince(situation);
  const isBehind = isTooSlow(situation) || queue(situation).headAgeMs > BEHIND_BEATS * effectiveMs;
  if (took !== undefined && isBehind) return took;
  const completed = recentlyCompleted(situation).filter((batch) => !wasStuck(situation, batch));
  const usual = isAfterBacklog(situation, completed)
    ? completed.filter((batch) => !isOversized(batch, situation))
    : completed;
  return (utilisationOf(situation, usual) ?? utilisationOf(situation, completed))?.meanProcessingMs;
}
