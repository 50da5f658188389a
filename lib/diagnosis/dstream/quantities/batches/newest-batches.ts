import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { upTo } from "@/lib/diagnosis/situation/situation";
import { hasEnded, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "./effective-interval";

const MINUTES = 20;
const INTERVALS = 60;
/** If a batch that is not done is older than those limits, this many before it are included. */
const DONE = 60;

/** The newest batches without recovered ones, whose records are not known, ascending. */
export const freshBatches = quantity((situation): readonly TimedBatch[] =>
  newestBatches(situation).filter(({ recovered }) => !recovered),
);

/**
 * The newest batches, ascending: those of the last 20 minutes or 60 intervals. If the oldest batch that is
 * not done lies further back, all batches from sixty before it. Three hours of one-second batches are ten
 * thousand, too many to look at for every number.
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
