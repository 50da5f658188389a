import { quantity } from "../quantity";
import type { Situation } from "../situation";
import type { TimedBatch } from "../timed-batch";
import { sorted } from "../trends/median";
import { newestBatches } from "./newest-batches";

/** Three usual batches in one: what a start or an outage leaves to the first fetch. */
export const OUTSIZED = 3;

/** The lower median of the newest batches with records, so that of two the larger can be outsized. */
const usualRecords = quantity((situation) => {
  const batches = newestBatches(situation);
  const sizes = sorted(batches.flatMap(({ records }) => (records > 0 ? [records] : [])));
  return sizes[Math.floor((sizes.length - 1) / 2)] ?? Infinity;
});

/** Whether a batch holds far more records than others do. */
export function isOutsized({ records }: TimedBatch, situation: Situation): boolean {
  return records >= OUTSIZED * usualRecords(situation);
}
