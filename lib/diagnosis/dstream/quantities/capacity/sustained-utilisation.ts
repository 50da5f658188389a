import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { share, shortSince } from "@/lib/diagnosis/stream/quantities/share/share";
import { LOW, recentlyCompleted, type Utilisation, utilisationOf } from "./utilisation";

const FEWEST = 10;
const MOST = 40;

/**
 * ρ over ten to forty batches. That evens out the lumps of back-pressure and soon drops the empty batches
 * of a start. At least ten batches, which an overloaded Spark does not complete in ten intervals. Undefined
 * below ten.
 */
export const sustainedUtilisation = quantity((situation): Utilisation | undefined => {
  const lately = recentlyCompleted(situation);
  const batches =
    lately.length >= FEWEST ? lately.slice(-MOST) : completed(situation).slice(-FEWEST);
  return batches.length < FEWEST ? undefined : utilisationOf(situation, batches);
});

/**
 * ρ over the whole present shortage, or over the last batches, whichever is higher. Spark's back-pressure
 * first lets in too much and then, while the queue drains, too little. Only the mean over both shows that
 * Spark is the limit.
 */
export const throttledUtilisation = quantity((situation): Utilisation | undefined => {
  const present = sustainedUtilisation(situation);
  const part = share(situation);
  const since = part?.short === true ? shortSince(part)?.at : undefined;
  if (since === undefined || present === undefined || present.ratio >= LOW) return present;
  const batches = completed(situation).filter(({ at }) => at >= since);
  const whole = batches.length < FEWEST ? undefined : utilisationOf(situation, batches);
  return whole !== undefined && whole.ratio > present.ratio ? whole : present;
});

function completed({ batches, at }: Situation): readonly TimedBatch[] {
  return batches.filter((batch) => hasEnded(batch, at) && !batch.recovered);
}
