import { quantity } from "@/lib/diagnosis/situation/quantity";
import { hasEnded } from "@/lib/diagnosis/situation/timed-batch";
import { sum } from "@/lib/diagnosis/trends/median";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { freshBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { workedPerSecond } from "@/lib/diagnosis/dstream/quantities/batches/worked-per-second";
import { wasStuck } from "@/lib/diagnosis/dstream/quantities/batches/time-budget";

const NEWEST = 10;
const FEWEST = 3;

/**
 * Records/s that leave the backlog, from the newest ten batches: what Spark does while it is busy if the
 * oldest open batch is older than D, otherwise what it takes. Undefined below three batches. Batches before
 * one that hung do not count.
 */
export const workedOffPerSecond = quantity((situation): number | undefined => {
  const batches = freshBatches(situation);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? Infinity;
  // A batch that has just been made does not wait for another: Spark does all that it is given.
  if (queue(situation).headAgeMs <= effectiveMs) {
    const taken = batches.slice(-NEWEST).map(({ records }) => records);
    return taken.length < FEWEST ? undefined : (sum(taken) * 1000) / (taken.length * effectiveMs);
  }
  const ended = batches.filter((batch) => hasEnded(batch, situation.at) && batch.records > 0);
  const hung = ended.findLastIndex((batch) => wasStuck(situation, batch));
  const done = ended.slice(hung + 1).slice(-NEWEST);
  return done.length < FEWEST ? undefined : workedPerSecond(situation, done);
});
