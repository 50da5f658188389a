import * as z from "zod";
import type { StageTasks } from "@/lib/domain/work-facts";
import { amount, count } from "../../untrusted/numbers";
import { fitBody } from "../../spark/http/fit-body";
import { sparkTimeIfTold } from "../../spark/spark-time";

const operations = z.array(z.object({ duration: z.number().optional(), jobIds: z.array(count) }));

/**
 * Reads `GET …/streaming/batches/{id}/operations`: the jobs of each output, the longest output
 * first. An output that runs has jobs and no duration yet.
 */
export function parseOperations(body: unknown): readonly (readonly number[])[] {
  return fitBody("streaming/batches/{id}/operations", operations, body)
    .toSorted((a, b) => (b.duration ?? Infinity) - (a.duration ?? Infinity))
    .map(({ jobIds }) => jobIds);
}

const job = z.object({
  numTasks: count,
  numSkippedTasks: count,
  stageIds: z.array(count),
  submissionTime: sparkTimeIfTold,
  completionTime: sparkTimeIfTold,
});

export interface Job {
  /** The tasks that it had to run, without those of skipped stages. */
  readonly tasks: number;
  /** In their order. */
  readonly stageIds: readonly number[];
  /** Absent while it runs. */
  readonly tookMs?: number;
}

/** Reads `GET …/jobs/{id}`. */
export function parseJob(body: unknown): Job {
  const { numTasks, numSkippedTasks, stageIds, ...times } = fitBody("jobs/{id}", job, body);
  const { submissionTime, completionTime } = times;
  return {
    tasks: Math.max(0, numTasks - numSkippedTasks),
    stageIds: stageIds.toSorted((a, b) => a - b),
    ...(submissionTime !== undefined &&
      completionTime !== undefined && { tookMs: Math.max(0, completionTime - submissionTime) }),
  };
}

const quantiles = z.array(amount).length(2);
const summary = z.object({ duration: quantiles.optional(), executorRunTime: quantiles });

/** The quantiles to ask `taskSummary` for: the median and the maximum. */
export const TASK_QUANTILES = "0.5,1.0";

/**
 * Reads `GET …/stages/{id}/{attempt}/taskSummary?quantiles=0.5,1.0`. A driver before 3.1 has no
 * `duration`; its `executorRunTime` lacks only the time to send a task and its result.
 */
export function parseTaskSummary(body: unknown): StageTasks {
  const fields = fitBody("stages/{id}/taskSummary", summary, body);
  const [medianMs = 0, longestMs = 0] = fields.duration ?? fields.executorRunTime;
  return { medianMs, longestMs };
}
