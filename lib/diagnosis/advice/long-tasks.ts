import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import { batchWork, type BatchWork } from "../quantities/batch-work";
import { held, type Situation } from "../situation";
import { longestTask, moreTasks, type Shortage } from "./shortage";

/** A task this much longer than the usual one of its stage has more than its part of the records. */
const SKEWED = 2;

/**
 * Where the longest tasks alone exceed the time there is for a batch, any number of slots would be
 * too slow: what must become shorter is that task, by an even spread or by being divided.
 */
export function longTasks(situation: Situation, shortage: Shortage): Advice | undefined {
  const work = batchWork(situation);
  const jobs = held(situation, "settings")?.concurrentJobs ?? 1;
  if (work === undefined || work.criticalMs <= shortage.beatMs * jobs) return undefined;
  return {
    text: `Adding slots cannot help: ${remedy(situation, work)}. Spark needs to do ${formatNumber(shortage.factor)} × the work per second${shortage.fewer}.`,
    because: `${shortage.took}${longestTask(situation, shortage)}${usualTask(work)}`,
  };
}

function remedy(situation: Situation, work: BatchWork): string {
  if (isSkewed(work))
    return `one task has far more to do than the others; spread the records evenly, ${moreTasks(situation)}`;
  if (work.criticalMs > work.longestMs && work.stages > 1)
    return "its stages follow one another; do less in each, or have fewer shuffles and outputs";
  return `each task is too long; split the work into more of them, ${moreTasks(situation)}`;
}

function isSkewed({ tasks, longestMs, medianMs }: BatchWork): boolean {
  return tasks > 1 && longestMs >= SKEWED * medianMs;
}

function usualTask(work: BatchWork): string {
  return isSkewed(work) ? ` Half of them take at most ${formatDuration(work.medianMs)}.` : "";
}
