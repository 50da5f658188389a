import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asksLess } from "./asks-less";
import { backPressure } from "./back-pressure";
import { intake, presentIntake } from "@/lib/diagnosis/dstream/quantities/batches/intake";
import { rateCapPerSecond } from "./rate-cap";
import { brakedUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import { LOW } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";

/** A cap or Spark's own brake limits the intake, and not the reading itself. */
export const isHeldBack = quantity((situation): boolean => {
  const braked =
    backPressure(situation)?.atWork === true && (brakedUtilisation(situation)?.ratio ?? 0) >= LOW;
  return braked || asksLess(situation) || isCapped(situation);
});

/** Of the cap: records arrive in lumps, so a capped intake stays a little below it. */
export const NEAR_CAP = 0.9;

/** The cap binds: as much is taken as it lets in. One that is never reached holds nothing back. */
export const isCapped = quantity((situation): boolean => {
  const cap = rateCapPerSecond(situation);
  const taken = Math.max(
    intake(situation)?.recordsPerSecond ?? 0,
    presentIntake(situation)?.recordsPerSecond ?? 0,
  );
  return cap !== undefined && taken >= NEAR_CAP * cap;
});
