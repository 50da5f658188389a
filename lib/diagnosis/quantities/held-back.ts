import { quantity } from "../quantity";
import { asksLess } from "./asks-less";
import { backPressure } from "./back-pressure";
import { rateCapPerSecond } from "./rate-cap";
import { brakedUtilisation } from "./sustained-utilisation";
import { LOW } from "./utilisation";

/** A cap or Spark's own brake limits the intake, and not the reading itself. */
export const isHeldBack = quantity((situation): boolean => {
  const braked =
    backPressure(situation)?.atWork === true && (brakedUtilisation(situation)?.ratio ?? 0) >= LOW;
  return braked || asksLess(situation) || rateCapPerSecond(situation) !== undefined;
});
