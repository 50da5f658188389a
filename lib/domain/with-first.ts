import type { Departure } from "./comparison";

/** Whether a move and the first one lie within one datapoint: which was first cannot be told. */
export function isWithFirst(one: Departure, [first]: readonly Departure[]): boolean {
  return first !== undefined && one.at - first.at < Math.max(one.stepMs, first.stepMs);
}
