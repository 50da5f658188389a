import { sparkAnswers } from "@/lib/diagnosis/driver/needs";
import type { Need } from "@/lib/diagnosis/situation/situation";
import { effectiveInterval } from "./quantities/batches/effective-interval";
import { utilisation } from "./quantities/capacity/utilisation";
import { backPressure } from "./quantities/rate-limits/back-pressure";
import { slots } from "./quantities/receivers/slots";

export const applicationKnown: Need = {
  met: (s) => s.application !== undefined && effectiveInterval(s) !== undefined,
  missing: () => "the Spark application is not known",
};

const twoBatches: Need = {
  met: (s) => s.batches.length >= 2,
  missing: () => "fewer than two batches are known",
};

export const threeCompleted: Need = {
  met: (s) => utilisation(s) !== undefined,
  missing: () => "fewer than three batches were completed lately",
};

export const settingsKnown: Need = {
  met: (s) => backPressure(s) !== undefined,
  missing: () => "Spark's settings are not known",
};

export const slotsKnown: Need = {
  met: (s) => slots(s) !== undefined,
  missing: () => "Spark's task slots are not known",
};

/** What every rule about batches needs. */
export const BATCHES: readonly Need[] = [sparkAnswers, applicationKnown, twoBatches];
