import { quantity } from "@/lib/diagnosis/situation/quantity";
import { isEstimateBelowArrivals } from "./estimate-below-arrivals";
import { backPressure } from "./back-pressure";
import { highestIntake } from "@/lib/diagnosis/dstream/quantities/batches/intake";
import { throttledUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import { LOW } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { asOf, type Situation } from "@/lib/diagnosis/situation/situation";

/** A cap or Spark's back-pressure limits the intake, and not the reading itself. */
export const isRateLimited = quantity((situation): boolean => {
  const throttled =
    backPressure(situation)?.atWork === true &&
    (throttledUtilisation(situation)?.ratio ?? 0) >= LOW;
  return throttled || isEstimateBelowArrivals(situation) || isCapped(situation);
});

/** A cap is set for the receivers, or back-pressure is on. */
export function isLimitSet(situation: Situation): boolean {
  const { backpressure = false, maxRate } = asOf(situation, "settings") ?? {};
  return backpressure || maxRate !== undefined;
}

/** Part of the cap. Records arrive in lumps, so a capped intake stays slightly below it. */
export const NEAR_CAP = 0.9;

/** The cap limits: the intake reaches it. A cap that is never reached limits nothing. */
export const isCapped = quantity((situation): boolean => {
  const cap = rateCapPerSecond(situation);
  const taken = highestIntake(situation)?.recordsPerSecond ?? 0;
  return cap !== undefined && taken >= NEAR_CAP * cap;
});

/**
 * What `spark.streaming.receiver.maxRate` lets all active receivers together take, records/s; undefined
 * without a cap. The setting applies to each receiver.
 */
export const rateCapPerSecond = quantity((situation): number | undefined => {
  const perReceiver = asOf(situation, "settings")?.maxRate;
  if (perReceiver === undefined || perReceiver <= 0) return undefined;
  return perReceiver * Math.max(1, asOf(situation, "receivers")?.active ?? 1);
});
