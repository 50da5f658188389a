import { MINUTE_MS } from "@/lib/domain/minute";
import { quantity } from "../quantity";
import { mean } from "../trends/median";
import { arrivals } from "./arrivals";
import { backPressure } from "./back-pressure";
import { beat } from "./beat";
import { newestBatches } from "./newest-batches";

/** Less than is put by more than rounding. */
const LESS = 0.95;
/** As much of what is asked for as a receiver takes that could take more. */
const TAKEN = 0.8;
/** Lumps and the holes between them even out over this. */
const NEWEST_BEATS = 3;
const NEWEST_MS = 2 * MINUTE_MS;

/**
 * Whether Spark's own brake is what limits the intake: it asks for less than is put, and gets it. At
 * long intervals it first lets in far too much and then, for as long as that takes to work off, far
 * too little: Spark has time to spare then, and is too slow all the same.
 */
export const asksLess = quantity((situation): boolean => {
  const estimate = backPressure(situation)?.estimate;
  const rate = arrivals(situation);
  const beatMs = beat(situation)?.beatMs;
  if (estimate === undefined || rate === undefined || beatMs === undefined) return false;
  const from = situation.at - Math.max(NEWEST_BEATS * beatMs, NEWEST_MS);
  const newest = newestBatches(situation).filter(({ at }) => at > from);
  const records = mean(newest.map((batch) => batch.records)) ?? 0;
  return estimate < LESS * rate && (records * 1000) / beatMs >= TAKEN * estimate;
});
