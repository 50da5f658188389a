import { quantity } from "../quantity";
import { held } from "../situation";
import { hasEnded, processingMs } from "../timed-batch";
import { median } from "../trends/median";
import { beat } from "./beat";
import { busySince } from "./busy-since";
import { hasHung } from "./has-hung";
import { newestBatches } from "./newest-batches";
import { queue } from "./queue";
import { recentlyCompleted, utilisationOf } from "./utilisation";

/**
 * What a batch has usually taken since the queue began to grow, ms: a mean with those from before would tell
 * of neither time, and so would one with a batch that hung. Undefined before one has ended.
 */
export const tookSince = quantity((situation): number | undefined => {
  const since = busySince(situation)?.at ?? situation.at;
  const ended = newestBatches(situation).filter(
    (batch) => hasEnded(batch, situation.at) && batch.submittedAt >= since && !batch.recovered,
  );
  return median(ended.map(processingMs));
});

/** So many beats behind, what was done before the queue began tells nothing of now. */
const BEHIND_BEATS = 2;

/**
 * How busy Spark is now, as the page tells it: ρ of the last batches without any that hung; while the oldest
 * batch is open for more than 2 D, what batches have taken since the queue began ÷ (D × concurrent jobs), as
 * the headline has it. Undefined where too few batches tell.
 */
export const presentLoad = quantity((situation): number | undefined => {
  const beatMs = beat(situation)?.beatMs;
  const took = tookSince(situation);
  if (beatMs === undefined) return undefined;
  if (took !== undefined && queue(situation).headAgeMs > BEHIND_BEATS * beatMs)
    return took / (beatMs * (held(situation, "settings")?.concurrentJobs ?? 1));
  const completed = recentlyCompleted(situation).filter((batch) => !hasHung(situation, batch));
  return utilisationOf(situation, completed)?.ratio;
});
