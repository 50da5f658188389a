import * as z from "zod";
import type { StageWork } from "@/lib/domain/batch-work";
import { fitBody } from "../../spark/http/fit-body";
import { amount, count, countFromZero } from "../../untrusted/numbers";
import { firstLine, shownName } from "../../untrusted/shown-text";
import { sparkTimeIfTold } from "../../spark/spark-time";

const attempt = z.object({
  status: z.string(),
  stageId: count,
  attemptId: count,
  name: shownName,
  numTasks: count,
  // Spark counts below 0 when events were lost.
  numActiveTasks: countFromZero,
  numCompleteTasks: count,
  numFailedTasks: count,
  numKilledTasks: count.optional(),
  submissionTime: sparkTimeIfTold,
  completionTime: sparkTimeIfTold,
  executorRunTime: amount,
  jvmGcTime: amount.optional(),
  shuffleFetchWaitTime: amount.optional(),
  shuffleReadBytes: amount,
  shuffleWriteBytes: amount,
  diskBytesSpilled: amount,
  failureReason: z.string().optional(),
});

const attempts = z.array(attempt);

/**
 * Reads `GET …/stages/{id}?details=false`: all attempts of one stage. Undefined for a stage that
 * Spark skipped, because its result was still there.
 */
export function parseStageWork(body: unknown): StageWork | undefined {
  const all = fitBody("stages/{id}", attempts, body);
  const newest = all.toSorted((a, b) => b.attemptId - a.attemptId)[0];
  if (newest === undefined || newest.status === "SKIPPED") return undefined;
  const failure = firstLine(newest.failureReason);
  return {
    id: newest.stageId,
    attempt: newest.attemptId,
    name: newest.name,
    state: stateOf(newest),
    submittedAt: newest.submissionTime ?? null,
    endedAt: newest.completionTime ?? null,
    tasks: {
      total: newest.numTasks,
      active: newest.numActiveTasks,
      completed: newest.numCompleteTasks,
      failed: all.reduce((sum, { numFailedTasks }) => sum + numFailedTasks, 0),
      killed: newest.numKilledTasks ?? 0,
    },
    runMs: newest.executorRunTime,
    gcMs: newest.jvmGcTime ?? null,
    shuffleWaitMs: newest.shuffleFetchWaitTime ?? null,
    shuffleReadBytes: newest.shuffleReadBytes,
    shuffleWriteBytes: newest.shuffleWriteBytes,
    spilledBytes: newest.diskBytesSpilled,
    times: null,
    ...(failure !== undefined && { failure }),
  };
}

/** A stage of which no task runs and none is done waits, whatever Spark calls it. */
function stateOf({
  status,
  numActiveTasks,
  numCompleteTasks,
}: z.infer<typeof attempt>): StageWork["state"] {
  if (status === "COMPLETE") return "completed";
  if (status === "FAILED") return "failed";
  return numActiveTasks + numCompleteTasks > 0 ? "running" : "waiting";
}
