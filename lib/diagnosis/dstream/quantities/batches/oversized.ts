import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import type { TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sorted } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "./effective-interval";
import { newestBatches } from "./newest-batches";

/** Three usual batches in one: what a start or an outage leaves to the first fetch. */
export const OVERSIZED = 3;

const NEWEST = 3;

/**
 * What arrives in an interval: by the settled minutes, or by the newest batches where they hold more, since
 * minutes that were quiet say nothing of puts that have just begun or multiplied. Where neither is
 * known, or nothing, what the newest batches with records hold.
 */
const usualRecords = quantity((situation: Situation) => {
  const arriving =
    ((arrivals(situation) ?? 0) * (effectiveInterval(situation)?.effectiveMs ?? 0)) / 1000;
  const lately = lowerMedian(situation.batches.slice(-NEWEST).map(({ records }) => records)) ?? 0;
  if (arriving > 0) return Math.max(arriving, lately);
  const batches = newestBatches(situation);
  return lowerMedian(batches.flatMap(({ records }) => (records > 0 ? [records] : []))) ?? Infinity;
});

/** Of two the smaller: a mean of both would keep the larger from being outsized. */
function lowerMedian(values: readonly number[]): number | undefined {
  return sorted(values)[Math.floor((values.length - 1) / 2)];
}

/** Whether a batch holds far more records than usual. */
export function isOversized({ records }: TimedBatch, situation: Situation): boolean {
  return records >= OVERSIZED * usualRecords(situation);
}
