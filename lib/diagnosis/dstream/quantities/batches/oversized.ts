import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import type { TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { sorted } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "./effective-interval";
import { newestBatches } from "./newest-batches";

/** Three usual batches in one, as the first fetch after a start or an outage brings. */
export const OVERSIZED = 3;

const NEWEST = 3;

/**
 * The arrivals in an interval: from the settled minutes, or from the newest batches if they hold more,
 * because quiet minutes say nothing about puts that have just begun or multiplied. If neither is known or
 * above zero, what the newest batches with records hold.
 */
const usualRecords = quantity((situation: Situation) => {
  const arriving =
    ((arrivals(situation) ?? 0) * (effectiveInterval(situation)?.effectiveMs ?? 0)) / 1000;
  const lately = lowerMedian(situation.batches.slice(-NEWEST).map(({ records }) => records)) ?? 0;
  if (arriving > 0) return Math.max(arriving, lately);
  const batches = newestBatches(situation);
  return lowerMedian(batches.flatMap(({ records }) => (records > 0 ? [records] : []))) ?? Infinity;
});

/** The smaller of two: with a mean of both, the larger could not be oversized. */
function lowerMedian(values: readonly number[]): number | undefined {
  return sorted(values)[Math.floor((values.length - 1) / 2)];
}

/** Whether a batch holds far more records than usual. */
export function isOversized({ records }: TimedBatch, situation: Situation): boolean {
  return records >= OVERSIZED * usualRecords(situation);
}
