import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { batchWork } from "../quantities/batch-work";
import { slots } from "../quantities/slots";
import type { Situation } from "../situation";
import { longestTask, moreTasks, type Shortage } from "./shortage";

/** A batch whose longest tasks fill this much of the interval soon meets them instead of its slots. */
const NEAR = 0.7;

/** More tasks than slots: as many more slots as there is work, but no more than it has tasks. */
export function moreSlots(situation: Situation, shortage: Shortage): Advice {
  const { factor, fewer, took, tasks, free } = shortage;
  const { receivers = 0, total = 0 } = slots(situation) ?? {};
  const text = (more: string) =>
    `Spark needs to do ${formatNumber(factor)} × the work per second${more}${fewer}.`;
  if (tasks === undefined || free <= 0) return { text: text(""), because: took };
  const needed = Math.ceil(free * factor);
  const used = Math.min(needed, tasks) + receivers;
  const slotsNeeded = `: about ${formatNumber(used)} task slots instead of ${formatNumber(total)}`;
  // With a slot for each task a batch takes as long as its longest task, which is known to fit.
  const fits = needed <= tasks || batchWork(situation) !== undefined;
  const tooFew = fits ? "" : `, one for each task, and more tasks too, ${moreTasks(situation)}`;
  return {
    text: text(`${slotsNeeded}${tooFew}`) + floor(situation, shortage),
    because: `${took}${longestTask(situation, shortage)}`,
  };
}

/** How far more slots can help at all. */
function floor(situation: Situation, { beatMs }: Shortage): string {
  const { criticalMs = 0 } = batchWork(situation) ?? {};
  return criticalMs <= NEAR * beatMs
    ? ""
    : ` With any number of slots a batch takes ${formatDuration(criticalMs)}.`;
}
