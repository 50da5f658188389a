import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { mean } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { ENOUGH } from "@/lib/diagnosis/stream/quantities/share/share";
import { rateEstimates } from "./back-pressure";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";

/** A receiver that could take more takes at least this part of the allowed rate. */
const TAKEN = 0.8;
/** Lumps and the holes between them average out over this many. */
const NEWEST_INTERVALS = 3;
const NEWEST_MS = 2 * MINUTE_MS;

/**
 * Whether Spark's back-pressure limits the intake: it asks for less than is put, and gets it. At long
 * intervals it first lets in far too much, and then far too little for as long as that takes to work off.
 * Spark then has time to spare and is too slow all the same. While the estimate rises or falls, the intake
 * is compared with the rate that was allowed when it was gathered.
 */
export const isEstimateBelowArrivals = quantity((situation): boolean => {
  const estimate = rateEstimates(situation).at(-1)?.rate;
  const rate = arrivals(situation);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  if (estimate === undefined || rate === undefined || effectiveMs === undefined) return false;
  const from = situation.at - Math.max(NEWEST_INTERVALS * effectiveMs, NEWEST_MS);
  const newest = newestBatches(situation).filter(({ at }) => at > from);
  const taken = ((mean(newest.map(({ records }) => records)) ?? 0) * 1000) / effectiveMs;
  const allowed =
    mean(newest.map(({ at }) => allowedIn(situation, at, effectiveMs) ?? estimate)) ?? 0;
  return estimate < ENOUGH * rate && taken >= TAKEN * Math.min(estimate, allowed);
});

/** The lowest rate allowed while a batch was gathered, records/s; undefined before the first estimate. */
function allowedIn(situation: Situation, at: number, effectiveMs: number): number | undefined {
  const estimates = rateEstimates(situation);
  const first = estimates.findLastIndex((one) => one.at <= at - effectiveMs);
  const rates = estimates
    .slice(Math.max(0, first))
    .filter((one) => one.at <= at)
    .map((one) => one.rate);
  return rates.length === 0 ? undefined : Math.min(...rates);
}
