import type { Advice } from "@/lib/domain/verdict";
import { formatDuration } from "@/lib/format/quantity";
import { batchWork, type BatchWork } from "@/lib/diagnosis/dstream/quantities/batches/batch-work";
import { concurrentJobs } from "@/lib/diagnosis/dstream/quantities/batches/concurrent-jobs";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import { longestTask, moreTasks, needed, type Shortage } from "./shortage";

/** A task this much longer than the median of its stage has more than its part of the records. */
const SKEWED = 2;

/**
 * If the longest tasks alone exceed the interval, no number of slots is enough. Those tasks must become
 * shorter, by an even distribution or by splitting them.
 */
export function longTasks(situation: Situation, shortage: Shortage): Advice | undefined {
  const work = batchWork(situation);
  const jobs = concurrentJobs(situation);
  if (work === undefined || work.criticalMs <= shortage.effectiveMs * jobs) return undefined;
  const { remedy, why } = cure(situation, work);
  return {
    text: `${remedy}${shortage.fewer}: Spark needs ${needed(shortage)}. More slots will not help: ${why}.`,
    because: `${shortage.took}${longestTask(situation, shortage)}${usualTask(work)}`,
  };
}

function cure(situation: Situation, work: BatchWork): { remedy: string; why: string } {
  if (isSkewed(work))
    return {
      remedy: `Spread the records of a batch evenly ${moreTasks(situation)}`,
      why: `one task takes ${formatDuration(work.longestMs)}, and half of the others at most ${formatDuration(work.medianMs)}`,
    };
  if (work.criticalMs > work.longestMs && work.stages > 1)
    return {
      remedy: "Do less in each stage of a batch, or have fewer shuffles and outputs",
      why: `its stages follow one another and take ${formatDuration(work.criticalMs)}`,
    };
  return {
    remedy: `Split the work into more tasks ${moreTasks(situation)}`,
    why: `one task takes ${formatDuration(work.longestMs)}`,
  };
}

function isSkewed({ tasks, longestMs, medianMs }: BatchWork): boolean {
  return tasks > 1 && longestMs >= SKEWED * medianMs;
}

function usualTask(work: BatchWork): string {
  return isSkewed(work) ? ` Half of them take at most ${formatDuration(work.medianMs)}.` : "";
}
