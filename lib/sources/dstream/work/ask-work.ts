import type { StageTasks } from "@/lib/domain/work-facts";
import { isSourceError } from "../../source";
import {
  type Job,
  parseJob,
  parseOperations,
  parseTaskSummary,
  TASK_QUANTILES,
} from "./parse-batch-tasks";

/** Asks for one path of the application. `call` is the name of the call in messages. */
export type Ask = (path: string, call: string) => Promise<unknown>;

/** The jobs of each output of a batch, the longest first. Undefined for a batch that was evicted. */
export async function askOutputs(
  ask: Ask,
  batch: string,
): Promise<readonly (readonly number[])[] | undefined> {
  const path = `streaming/batches/${batch}/operations`;
  const body = await askOrNone(ask, path, "streaming/batches/{id}/operations");
  return body === undefined ? undefined : parseOperations(body);
}

/** Undefined for a job that was evicted. */
export async function askJob(ask: Ask, id: number): Promise<Job | undefined> {
  const body = await askOrNone(ask, `jobs/${id}`, "jobs/{id}");
  return body === undefined ? undefined : parseJob(body);
}

/** Undefined for a stage that was evicted or skipped, or that has no completed task. */
export async function askTaskTimes(
  ask: Ask,
  stage: number,
  attempt: number,
): Promise<StageTasks | undefined> {
  const path = `stages/${stage}/${attempt}/taskSummary?quantiles=${TASK_QUANTILES}`;
  const body = await askOrNone(ask, path, "stages/{id}/taskSummary");
  return body === undefined ? undefined : parseTaskSummary(body);
}

/** Undefined for what the driver does not know, or no longer. */
export async function askOrNone(ask: Ask, path: string, call: string): Promise<unknown> {
  try {
    return await ask(path, call);
  } catch (error) {
    if (isSourceError(error) && error.fault === "not-found") return undefined;
    throw error;
  }
}
