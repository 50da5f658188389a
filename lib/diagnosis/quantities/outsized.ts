import { quantity } from "../quantity";
import type { Situation } from "../situation";
import type { TimedBatch } from "../timed-batch";
import { middle, sorted } from "../trends/median";

/** Three usual batches in one: what a start or an outage leaves to the first fetch. */
export const OUTSIZED = 3;

/** Sorted once an instant: thousands of batches are held against it one by one. */
const sizes = quantity(({ batches }: Situation) =>
  sorted(batches.flatMap(({ records }) => (records > 0 ? [records] : []))),
);

/** Whether a batch holds far more records than others do. */
export function isOutsized({ records }: TimedBatch, situation: Situation): boolean {
  const all = sizes(situation);
  const own = all.indexOf(records);
  const usual = middle(
    all.length - (own < 0 ? 0 : 1),
    (i) => all[own >= 0 && i >= own ? i + 1 : i],
  );
  return usual !== undefined && records >= OUTSIZED * usual;
}
