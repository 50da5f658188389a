import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { upTo } from "@/lib/diagnosis/situation/situation";
import { hasEnded, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "./effective-interval";

const MINUTES = 20;
const INTERVALS = 60;
/** Behind a queue that is older than that, what was done lately lies before it. */
const DONE = 60;

/**
 * The tail of the batches that speaks of now, ascending: those of the last 20 minutes or 60 intervals,
 * and before them all since the oldest that is not done, with sixty before that one. Three hours of one-second batches are ten
 * thousand; looking at them all for every number would make an instant costly.
 */
export const newestBatches = quantity((situation): readonly TimedBatch[] => {
  const { at, batches } = situation;
  const since =
    at -
    Math.max(MINUTES * MINUTE_MS, INTERVALS * (effectiveInterval(situation)?.effectiveMs ?? 0));
  const old = upTo(batches, (batch) => batch.at, since).length;
  const undone = batches.findIndex((batch) => !hasEnded(batch, at));
  return batches.slice(undone < 0 ? old : Math.min(old, Math.max(0, undone - DONE)));
});
