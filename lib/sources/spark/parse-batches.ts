import * as z from "zod";
import type { Batch } from "@/lib/domain/batch";
import { count, countFromZero, instant, intervalMs } from "../numbers";
import { firstLine } from "./first-line";
import { fitBody } from "./fit-body";

// Both durations are differences of wall clock readings: a clock set back makes them negative.
const duration = countFromZero;

/** `totalDelay` is left out (it is the sum), and so is `status`: the present keys tell it. */
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

/** Reads `GET …/streaming/batches`, newest first on the wire, ascending by id here. */
export function parseBatches(body: unknown, applicationId: string): Batch[] {
  return fitBody("streaming/batches", batchList, body)
    .map((told) => toBatch(told, applicationId))
    .toSorted((a, b) => a.id - b.id);
}

/** Reads `GET …/streaming/batches/{id}`. */
export function parseBatch(body: unknown, applicationId: string): Batch {
  return toBatch(fitBody("streaming/batches/{id}", batchInfo, body), applicationId);
}

function toBatch(told: z.infer<typeof batchInfo>, applicationId: string): Batch {
  const failure = firstLine(told.firstFailureReason);
  return {
    id: told.batchId,
    applicationId,
    intervalMs: told.batchDuration,
    records: told.inputSize,
    ...(told.schedulingDelay === undefined ? {} : { schedulingDelayMs: told.schedulingDelay }),
    ...(told.processingTime === undefined ? {} : { processingTimeMs: told.processingTime }),
    outputs: { total: told.numTotalOutputOps, failed: told.numFailedOutputOps },
    ...(failure === undefined ? {} : { failure }),
  };
}
