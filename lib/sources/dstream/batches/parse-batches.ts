import * as z from "zod";
import { inOrder, type MicroBatch } from "@/lib/domain/micro-batch";
import { count, countFromZero, instant, intervalMs } from "../../untrusted/numbers";
import { batchKey } from "./batch-key";
import { firstLine } from "../../untrusted/shown-text";
import { fitBody } from "../../spark/http/fit-body";

// Both durations are differences of wall-clock readings: a clock that was set back makes them
// negative.
const duration = countFromZero;

/** Leaves out `totalDelay` (the sum) and `status` (the keys that are present tell it). */
const batchInfo = z.object({
  batchId: instant,
  batchDuration: intervalMs,
  inputSize: count,
  schedulingDelay: duration.optional(),
  processingTime: duration.optional(),
  numFailedOutputOps: count,
  numTotalOutputOps: count,
  firstFailureReason: z.string().optional(),
});

const batchList = z.array(batchInfo);

/** The application and context that the batches belong to. */
export interface BatchOrigin {
  readonly application: string;
  /** When the streaming context started, epoch ms of the driver's clock. */
  readonly streamingSince: number;
}

/** Reads `GET …/streaming/batches`, newest first on the wire, ascending in time here. */
export function parseBatches(body: unknown, origin: BatchOrigin): MicroBatch[] {
  return fitBody("streaming/batches", batchList, body)
    .map((batch) => toBatch(batch, origin))
    .toSorted(inOrder);
}

/** Reads `GET …/streaming/batches/{id}`. */
export function parseBatch(body: unknown, origin: BatchOrigin): MicroBatch {
  return toBatch(fitBody("streaming/batches/{id}", batchInfo, body), origin);
}

function toBatch(batch: z.infer<typeof batchInfo>, origin: BatchOrigin): MicroBatch {
  const failure = firstLine(batch.firstFailureReason);
  return {
    application: origin.application,
    ...instantsOf(batch, origin),
    intervalMs: batch.batchDuration,
    records: batch.inputSize,
    outputs: { total: batch.numTotalOutputOps, failed: batch.numFailedOutputOps },
    ...(failure === undefined ? {} : { failure }),
  };
}

/**
 * Spark gives a batch's nominal time as its id, and durations from its submission. The submission
 * itself is missing. It equals the nominal time, for which the context's timer waits. Only batches
 * that are not newer than their context were submitted when it started: they come from its
 * checkpoint.
 */
function instantsOf(batch: z.infer<typeof batchInfo>, { streamingSince }: BatchOrigin) {
  const { batchId: at, schedulingDelay, processingTime } = batch;
  const submittedAt = Math.max(at, streamingSince);
  const startedAt = submittedAt + (schedulingDelay ?? Infinity);
  const endedAt = startedAt + (processingTime ?? Infinity);
  return {
    key: batchKey(at),
    at,
    submittedAt,
    ...(Number.isFinite(startedAt) ? { startedAt } : {}),
    ...(Number.isFinite(endedAt) ? { endedAt } : {}),
  };
}
