import type { BatchTasks, CompletedJob } from "@/lib/domain/work-facts";
import { type Ask, askJob, askOutputs, askTaskTimes } from "./ask-work";

/** The most jobs, and the most stages of each, that an overloaded driver is asked about. */
const MOST_JOBS = 2;
const MOST_STAGES = 3;

/**
 * How the work of one completed batch was divided: for the jobs of its longest outputs the number
 * of tasks, and for their stages the median and the longest task. Four small answers for a batch of
 * one stage. Undefined when the driver has forgotten the batch, or when it had no job (an empty
 * batch).
 *
 * @throws SourceError when the driver does not answer, or its answer is malformed.
 */
export async function readBatchTasks(ask: Ask, batch: string): Promise<BatchTasks | undefined> {
  const outputs = (await askOutputs(ask, batch)) ?? [];
  const jobs: CompletedJob[] = [];
  for (const id of outputs.flat().slice(0, MOST_JOBS)) {
    const job = await readJob(ask, id);
    if (job !== undefined) jobs.push(job);
  }
  return jobs.length === 0 ? undefined : { batch, jobs };
}

async function readJob(ask: Ask, id: number): Promise<CompletedJob | undefined> {
  const job = await askJob(ask, id);
  if (job === undefined) return undefined;
  const stages = [];
  for (const stage of job.stageIds.slice(0, MOST_STAGES)) {
    const times = await askTaskTimes(ask, stage, 0);
    if (times !== undefined) stages.push(times);
  }
  return { tasks: job.tasks, stages };
}
