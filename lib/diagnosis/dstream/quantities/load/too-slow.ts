import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { isBackPressureThrottling } from "@/lib/diagnosis/dstream/quantities/rate-limits/back-pressure-throttles";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { isQueueStalled } from "@/lib/diagnosis/dstream/quantities/queue/stalled-queue";
import { sustainedUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";

/** More than the noise of a load of exactly 1. */
export const OVERLOAD = 1.03;

/**
 * Whether batches wait longer and longer in Spark, and neither back-pressure nor a backlog is the reason.
 */
export const isTooSlow = quantity(
  (s): boolean => piles(s) && !isBackPressureThrottling(s) && recovery(s) === undefined,
);

function piles(s: Situation): boolean {
  const { headAgeMs, trend } = queue(s);
  const { effectiveMs = Infinity } = effectiveInterval(s) ?? {};
  const { ratio = 0 } = sustainedUtilisation(s) ?? {};
  const waitsLonger = (schedulingDelay(s)?.latestMs ?? 0) > effectiveMs && delayRises(s);
  const overloaded = ratio > OVERLOAD && headAgeMs > effectiveMs;
  const queueGrows = trend?.direction === "rising" && headAgeMs > 2 * effectiveMs;
  return waitsLonger || overloaded || queueGrows || isQueueStalled(s);
}

function delayRises(s: Situation): boolean {
  return schedulingDelay(s)?.trend?.direction === "rising";
}
