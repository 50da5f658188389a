import { quantity } from "../quantity";
import { median } from "../trends/median";
import { arrivals } from "./arrivals";
import { backPressure } from "./back-pressure";
import { beat } from "./beat";
import { newestBatches } from "./newest-batches";

/** Less than is put by more than rounding. */
const LESS = 0.95;
/** As much of what is asked for as a receiver takes that could take more. */
const TAKEN = 0.8;
const NEWEST = 3;

/**
 * Whether Spark's own brake is what limits the intake: it asks for less than is put, and gets it. At
 * long intervals it first lets in far too much and then, for as long as that takes to work off, far
 * too little: Spark has time to spare then, and is too slow all the same.
 */
export const asksLess = quantity((situation): boolean => {
  const estimate = backPressure(situation)?.estimate;
  const rate = arrivals(situation);
  const beatMs = beat(situation)?.beatMs;
  const newest = newestBatches(situation).slice(-NEWEST);
  const records = median(newest.map((batch) => batch.records));
  if (estimate === undefined || rate === undefined) return false;
  if (records === undefined || beatMs === undefined) return false;
  return estimate < LESS * rate && (records * 1000) / beatMs >= TAKEN * estimate;
});
