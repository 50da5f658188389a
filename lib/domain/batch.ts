/** One DStream micro-batch, as the driver last told it. Absent keys are not yet known, never 0. */
export interface Batch {
  /** Nominal batch time, epoch ms: Spark's `batchId`. */
  readonly id: number;
  readonly applicationId: string;
  /** The configured batch interval, ms. Batches of a windowed output lie further apart. */
  readonly intervalMs: number;
  /** Records taken in, Spark's `inputSize`: user records after KPL de-aggregation. */
  readonly records: number;
  /** Submission to start, ms. Absent while the batch is queued. */
  readonly schedulingDelayMs?: number;
  /** Start to end, ms. Absent until the batch has completed. */
  readonly processingTimeMs?: number;
  readonly outputs: {
    readonly total: number;
    readonly failed: number;
  };
  /** First line of Spark's `firstFailureReason`, at most 300 characters. Upstream text: escape it. */
  readonly failure?: string;
}

export type BatchState = "queued" | "processing" | "completed";

/** When the batch began to be processed, epoch ms; undefined while it waits. */
export function startedAt(batch: Batch): number | undefined {
  return batch.schedulingDelayMs === undefined ? undefined : batch.id + batch.schedulingDelayMs;
}

/** When the batch was done, epoch ms; undefined until then. */
export function endedAt(batch: Batch): number | undefined {
  const start = startedAt(batch);
  return start === undefined || batch.processingTimeMs === undefined
    ? undefined
    : start + batch.processingTimeMs;
}

/**
 * The state a batch was in at an instant, rebuilt from its id and durations, so that a past
 * verdict is judged on what was true then. Undefined: it did not exist yet.
 */
export function stateAt(batch: Batch, at: number): BatchState | undefined {
  if (batch.id > at) return undefined;
  if ((startedAt(batch) ?? Infinity) > at) return "queued";
  return (endedAt(batch) ?? Infinity) > at ? "processing" : "completed";
}
