import * as z from "zod";
import type { RunningWork } from "@/lib/domain/work-facts";
import { count, countFromZero } from "../../untrusted/numbers";
import { batchKey } from "../batches/batch-key";
import { fitBody } from "../../spark/http/fit-body";

const jobs = z.array(
  z.object({
    status: z.string(),
    description: z.string().optional(),
    numTasks: count,
    // Spark counts below 0 when events were lost.
    numActiveTasks: countFromZero,
    numCompletedTasks: count,
  }),
);

/** Spark 2.4 to 4.x describes a receiver's job like this. */
const RECEIVER_JOB = /^Streaming job running receiver \d+/;

/**
 * The description of a batch's job is HTML with a link to the batch's page, perhaps below a proxy's
 * prefix.
 */
const BATCH_LINK = /streaming\/batch\/?\?id=(\d{1,15})(?!\d)/;

/**
 * Reads `GET …/jobs?status=running`. Task counts lag by up to the 10 s heartbeat. A job that an
 * output described itself, or started from its own thread, belongs to no batch and is skipped.
 */
export function parseJobs(body: unknown): RunningWork {
  const running = fitBody("jobs", jobs, body).filter((job) => job.status === "RUNNING");
  const receivers = running.filter((job) => RECEIVER_JOB.test(job.description ?? ""));
  return {
    receiverTasks: receivers.filter((job) => job.numActiveTasks > 0).length,
    receiverJobs: receivers.length,
    batchJobs: running.flatMap((job) => {
      const batchId = BATCH_LINK.exec(job.description ?? "")?.[1];
      if (batchId === undefined) return [];
      return {
        batch: batchKey(Number(batchId)),
        tasks: job.numTasks,
        activeTasks: job.numActiveTasks,
        completedTasks: job.numCompletedTasks,
      };
    }),
  };
}
