import type { ClearingCondition } from "@/lib/domain/clearing";
import { formatDuration, formatRatio } from "@/lib/format/quantity";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { sustainedUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import { OVERLOAD } from "@/lib/diagnosis/dstream/quantities/load/too-slow";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { condition } from "@/lib/diagnosis/parts/condition";
import { onTheWay } from "./on-the-way";

/** Spark does the work of an interval within an interval. */
export function keepsPace(s: Situation): ClearingCondition {
  const load = sustainedUtilisation(s);
  return condition(s.at, {
    text: `batches take at most ${formatRatio(OVERLOAD)} of their interval, on average over the last ${load?.batches ?? 10}`,
    value: load?.ratio,
    unit: "ratio",
    limit: OVERLOAD,
    inclusive: true,
    towards: "down",
    metAt: load && paceKeptAt(s, load),
    series: "utilisation",
  });
}

const NEWEST = 5;

/**
 * When the mean will be at the limit, if batches go on taking as long as the newest five. Each new batch
 * replaces an old one. Undefined while the newest are too slow themselves.
 */
function paceKeptAt(
  s: Situation,
  load: { readonly ratio: number; readonly batches: number },
): number | undefined {
  const effectiveMs = effectiveInterval(s)?.effectiveMs;
  const newest = newestBatches(s)
    .filter((batch) => hasEnded(batch, s.at) && !batch.recovered)
    .slice(-NEWEST);
  const tookMs = median(newest.map(processingMs));
  if (effectiveMs === undefined || tookMs === undefined || newest.length < NEWEST) return undefined;
  const now = tookMs / effectiveMs;
  if (now >= OVERLOAD) return undefined;
  const more = Math.ceil((load.batches * (load.ratio - OVERLOAD)) / (load.ratio - now));
  // While a queue drains, batches end as fast as they are done; afterwards one each interval.
  return s.at + Math.max(0, more) * Math.min(tookMs, effectiveMs);
}

/**
 * No batch waits longer than an interval: neither one made now nor, at the end of a queue, the newest one
 * that was started.
 */
export function waitsBriefly(s: Situation): ClearingCondition {
  const limit = effectiveInterval(s)?.effectiveMs ?? 0;
  const { inSparkMs, atLeast } = delays(s);
  const waited = schedulingDelay(s)?.latestMs ?? 0;
  const value =
    inSparkMs !== undefined && inSparkMs <= limit ? Math.max(inSparkMs, waited) : inSparkMs;
  return condition(s.at, {
    text: `a batch waits at most its interval, ${formatDuration(limit)}, before it starts`,
    value: limit > 0 ? value : undefined,
    isAtLeast: atLeast && (inSparkMs ?? 0) > limit,
    unit: "ms",
    limit,
    inclusive: true,
    towards: "down",
    ...onTheWay(s, { value, limit, trend: schedulingDelay(s)?.trend }),
    series: "queuedBatches",
  });
}
