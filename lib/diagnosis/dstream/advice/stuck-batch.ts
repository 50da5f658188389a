import type { Advice } from "@/lib/domain/verdict";
import { formatDuration, formatNumber } from "@/lib/format/quantity";
import {
  type StuckBatch,
  stuckBatchNow,
} from "@/lib/diagnosis/dstream/quantities/queue/stuck-batch-now";
import { seen, type Situation } from "@/lib/diagnosis/situation/situation";
import { sum } from "@/lib/diagnosis/trends/median";
import { restartAdvice } from "@/lib/diagnosis/parts/restart-advice";
import { userRecords } from "@/lib/diagnosis/stream/quantities/share/record-counts";

/** The batch that hangs: how to see where, how to end it, and how to prevent it. */
export function stuckAdvice(situation: Situation): readonly Advice[] {
  const hanging = stuckBatchNow(situation);
  if (hanging === undefined) return [];
  const { batch, runningMs, timeBudgetMs } = hanging;
  const ran = `The batch has run for ${formatDuration(runningMs)}.`;
  const because = `The batch (${formatNumber(batch.records)} ${userRecords(situation)}) has run for ${formatDuration(runningMs)}; its time budget is ${formatDuration(timeBudgetMs)}.${tasksOf(situation, hanging)}`;
  return [
    {
      text: "Open the batch that hangs in Spark's UI, find the task that does not end and its executor's thread dump, and kill its job there.",
      because,
      batch: batch.reference,
    },
    restartAdvice(situation, `${ran} A restart ends it, wherever it hangs.`),
    {
      text: "Give the call that hangs a time-out, or it will hang again: Spark has none of its own.",
      because: ran,
    },
  ];
}

/** The progress of its jobs, if the driver reported it: `38 of its 40 tasks are done, and 2 run.` */
function tasksOf(situation: Situation, { batch }: StuckBatch): string {
  const jobs = (seen(situation, "work")?.batchJobs ?? []).filter(
    (job) => job.batch === batch.reference.key,
  );
  const tasks = sum(jobs.map((job) => job.tasks));
  if (tasks === 0) return "";
  const done = sum(jobs.map((job) => job.completedTasks));
  const active = sum(jobs.map((job) => job.activeTasks));
  const run = active === 1 ? "1 runs" : `${formatNumber(active)} run`;
  return ` ${formatNumber(done)} of the ${formatNumber(tasks)} tasks of its running ${jobs.length === 1 ? "job" : "jobs"} are done, and ${run}.`;
}
