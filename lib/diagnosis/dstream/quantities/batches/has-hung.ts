import type { Situation } from "@/lib/diagnosis/situation/situation";
import { hasEnded, processingMs, type TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { beat } from "./beat";
import { longMs } from "./long-ms";
import { owedMs } from "./owed-time";

/** Whether a batch has ended that had run far longer than it was owed: an outage, and no load. */
export function hasHung(situation: Situation, batch: TimedBatch): boolean {
  const workedMs = processingMs(batch);
  // What a batch is owed takes a look at all the others: only for those that took long at all.
  if (!hasEnded(batch, situation.at) || workedMs <= longMs(beat(situation)?.beatMs ?? 0))
    return false;
  return workedMs > owedMs(situation, batch);
}
