import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { batchWork } from "@/lib/diagnosis/dstream/quantities/batches/batch-work";
import { slots } from "@/lib/diagnosis/dstream/quantities/receivers/slots";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { longestTask, moreTasks, needed, type Shortage } from "./shortage";

/** If the longest tasks fill this part of the interval, they soon limit it instead of the slots. */
const NEAR = 0.7;

/** More tasks than slots: as many more slots as the work needs, but no more than there are tasks. */
export function moreSlots(situation: Situation, shortage: Shortage): Advice {
  const { factor, fewer, took, tasks, free } = shortage;
  const { receivers = 0, total = 0 } = slots(situation) ?? {};
  if (tasks === undefined || free <= 0)
    return {
      text: `Give Spark ${formatNumber(factor)} × the capacity, by more task slots or less work for each record${fewer}.`,
      because: took,
    };
  const wanted = Math.ceil(free * factor);
  const used = Math.min(wanted, tasks) + receivers;
  // With a slot for each task, a batch takes as long as its longest task, which is known to fit.
  const fits = wanted <= tasks || batchWork(situation) !== undefined;
  const tooFew = fits
    ? ""
    : `, one for each task, and split the work into more tasks too ${moreTasks(situation)}`;
  return {
    text: `Give Spark about ${formatNumber(used)} task slots instead of ${formatNumber(total)} (it needs ${needed(shortage)})${tooFew}${fewer}.${floor(situation, shortage)}`,
    because: `${took}${longestTask(situation, shortage)}`,
  };
}

/** The shortest time that more slots can reach. */
function floor(situation: Situation, { effectiveMs }: Shortage): string {
  const { criticalMs = 0 } = batchWork(situation) ?? {};
  return criticalMs <= NEAR * effectiveMs
    ? ""
    : ` With any number of slots a batch takes ${formatDuration(criticalMs)}.`;
}
