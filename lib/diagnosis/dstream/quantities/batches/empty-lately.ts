import { quantity } from "@/lib/diagnosis/situation/quantity";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "./effective-interval";
import { emptyBatches } from "./empty-batches";
import { freshBatches } from "./newest-batches";

export interface EmptyLately {
  readonly batches: number;
  /** Settled minutes with puts that lie wholly inside that time. */
  readonly minutesWithPuts: number;
}

const LEAST_MS = 30_000;
/** If this many records would have come in that time, the silence is not chance. */
const RECORDS_THAT_SHOW = 10;

/**
 * The newest batches, if they have been empty for long enough to mean a change: at least 30 s in which ten
 * records or more usually come. Undefined otherwise.
 */
export const emptyLately = quantity((situation): EmptyLately | undefined => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  const fresh = freshBatches(situation);
  const full = fresh.findLastIndex(({ records }) => records > 0);
  const batches = fresh.length - 1 - full;
  const lastedMs = batches * effectiveMs;
  const missed = ((arrivals(situation) ?? 0) * lastedMs) / 1000;
  if (lastedMs < LEAST_MS || missed < RECORDS_THAT_SHOW) return undefined;
  return { batches, minutesWithPuts: emptyBatches(situation)?.minutesWithPuts ?? 0 };
});
