import type { BatchQueue, SimulatedBatch } from "../../simulation/batch-queue";
import { sparkDate } from "./spark-json";

/** Spark's `BatchStatus`. A failed batch would be COMPLETED too. */
export const BATCH_STATUSES = ["COMPLETED", "QUEUED", "PROCESSING"] as const;
export type BatchStatus = (typeof BATCH_STATUSES)[number];

const OUTPUTS = 1;

/** Every batch that the listener retains, oldest first: completed, running, waiting. */
export function allBatches(queue: BatchQueue): readonly SimulatedBatch[] {
  const running = queue.running === undefined ? [] : [queue.running];
  return [...queue.retained, ...running, ...queue.waiting];
}

/** `/streaming/batches`, newest first; all states when none is requested. */
export function batches(
  queue: BatchQueue,
  intervalMs: number,
  statuses: readonly BatchStatus[] = [],
) {
  return allBatches(queue)
    .filter((one) => statuses.length === 0 || statuses.includes(statusOf(one)))
    .toReversed()
    .map((one) => batch(one, intervalMs));
}

/** One batch. Keys without a value yet are absent: a QUEUED batch has no delay at all. */
export function batch(one: SimulatedBatch, intervalMs: number) {
  const status = statusOf(one);
  const { startedAt, endedAt } = one;
  return {
    batchId: one.id,
    batchTime: sparkDate(one.id),
    status,
    batchDuration: intervalMs,
    inputSize: one.records,
    schedulingDelay: startedAt === undefined ? undefined : startedAt - one.submittedAt,
    processingTime: difference(endedAt, startedAt),
    totalDelay: difference(endedAt, one.submittedAt),
    // Output operations that have not started count as active.
    numActiveOutputOps: status === "COMPLETED" ? 0 : OUTPUTS,
    numCompletedOutputOps: status === "COMPLETED" ? OUTPUTS : 0,
    numFailedOutputOps: 0,
    numTotalOutputOps: OUTPUTS,
  };
}

function statusOf({ startedAt, endedAt }: SimulatedBatch): BatchStatus {
  if (endedAt !== undefined) return "COMPLETED";
  return startedAt === undefined ? "QUEUED" : "PROCESSING";
}

function difference(end: number | undefined, start: number | undefined): number | undefined {
  return end === undefined || start === undefined ? undefined : end - start;
}
