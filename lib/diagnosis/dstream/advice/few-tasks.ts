import type { Advice } from "@/lib/domain/verdict";
import { formatNumber } from "@/lib/format/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { longestTask, moreTasks, needed, type Shortage } from "./shortage";

/** A batch has one task per block: slots beyond them stay idle, and more of them gain nothing. */
export function fewTasks(situation: Situation, shortage: Shortage): Advice | undefined {
  const { fewer, free, took, tasks } = shortage;
  if (tasks === undefined || free <= 0 || tasks > free) return undefined;
  const what = tasks === 1 ? "1 task" : `${formatNumber(tasks)} tasks`;
  const room =
    free === 1 ? "1 slot is free for it" : `${formatNumber(free)} slots are free for them`;
  return {
    text: `Split the work into more tasks ${moreTasks(situation)}${fewer}: Spark needs ${needed(shortage)}. More slots would not help: a batch has ${what}, and ${room}.`,
    because: `${took} A batch has ${what}, and ${room}.${longestTask(situation, shortage)}`,
  };
}
