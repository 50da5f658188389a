import type { Situation } from "../situation";
import type { TimedBatch } from "../timed-batch";
import { median } from "../trends/median";

/** Three usual batches in one: what a start or an outage leaves to the first fetch. */
export const OUTSIZED = 3;

/** Whether a batch holds far more records than others do. */
export function isOutsized(batch: TimedBatch, { batches }: Situation): boolean {
  const others = batches.filter(({ id, records }) => id !== batch.id && records > 0);
  const usual = median(others.map(({ records }) => records));
  return usual !== undefined && batch.records >= OUTSIZED * usual;
}
