import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { beat } from "@/lib/diagnosis/dstream/quantities/batches/beat";
import { isBraking } from "@/lib/diagnosis/dstream/quantities/rate-limits/braking";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";
import { queueStands } from "@/lib/diagnosis/dstream/quantities/queue/standing-queue";
import { sustainedUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";

/** Beyond the noise of a load of exactly 1. */
export const OVERLOAD = 1.03;

/** Whether batches wait longer and longer in Spark, and neither back-pressure nor a backlog is the reason. */
export const isTooSlow = quantity(
  (s): boolean => piles(s) && !isBraking(s) && recovery(s) === undefined,
);

function piles(s: Situation): boolean {
  const { headAgeMs, trend } = queue(s);
  const { beatMs = Infinity } = beat(s) ?? {};
  const { ratio = 0 } = sustainedUtilisation(s) ?? {};
  const waitsLonger = (schedulingDelay(s)?.latestMs ?? 0) > beatMs && delayRises(s);
  const overloaded = ratio > OVERLOAD && headAgeMs > beatMs;
  const queueGrows = trend?.direction === "rising" && headAgeMs > 2 * beatMs;
  return waitsLonger || overloaded || queueGrows || queueStands(s);
}

function delayRises(s: Situation): boolean {
  return schedulingDelay(s)?.trend?.direction === "rising";
}
