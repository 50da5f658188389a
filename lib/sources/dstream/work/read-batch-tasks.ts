import type { BatchTasks, CompletedJob } from "@/lib/domain/work-facts";
import { type Ask, askOrNone } from "./ask-or-none";
import { parseJob, parseOperations, parseTaskSummary, TASK_QUANTILES } from "./parse-batch-tasks";

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
  const path = `streaming/batches/${batch}/operations`;
  const body = await askOrNone(ask, path, "streaming/batches/{id}/operations");
  const jobs: CompletedJob[] = [];
  for (const id of body === undefined ? [] : parseOperations(body).flat().slice(0, MOST_JOBS)) {
    const job = await readJob(ask, id);
    if (job !== undefined) jobs.push(job);
  }
  return jobs.length === 0 ? undefined : { batch, jobs };
}

async function readJob(ask: Ask, id: number): Promise<CompletedJob | undefined> {
  const body = await askOrNone(ask, `jobs/${id}`, "jobs/{id}");
  if (body === undefined) return undefined;
  const { tasks, stageIds } = parseJob(body);
  const stages = [];
  for (const stage of stageIds.slice(0, MOST_STAGES)) {
    const asked = `stages/${stage}/0/taskSummary?quantiles=${TASK_QUANTILES}`;
    const summary = await askOrNone(ask, asked, "stages/{id}/taskSummary");
    if (summary !== undefined) stages.push(parseTaskSummary(summary));
  }
  return { tasks, stages };
}
