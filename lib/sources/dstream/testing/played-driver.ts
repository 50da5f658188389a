/** One batch of a played driver. Times in ms, absent for a state that it never reaches. */
export interface PlayedBatch {
  readonly id: number;
  readonly records: number;
  readonly schedulingDelayMs?: number | undefined;
  readonly processingTimeMs?: number | undefined;
}

export interface PlayedDriverOptions {
  readonly batches: readonly PlayedBatch[];
  readonly intervalMs: number;
  /** `spark.streaming.ui.retainedBatches`. */
  readonly retained?: number;
  /** Completed batches that were pushed out before the play begins. */
  readonly completedBefore?: number;
}

/**
 * For tests: answers `streaming/*` in Spark's format at any instant of a recorded or made-up run,
 * so that a test can compare what was read with the whole list of that instant.
 */
export class PlayedDriver {
  nowMs = 0;
  /** When the streaming context started, in the driver's format. */
  startTime = "2026-11-23T03:05:55.154GMT";
  readonly #options: Required<PlayedDriverOptions>;

  constructor(options: PlayedDriverOptions) {
    this.#options = { retained: 1000, completedBefore: 0, ...options };
  }

  statistics(): object {
    const made = this.#made();
    const completed = made.filter((batch) => this.#stateOf(batch) === "COMPLETED");
    const started = made.filter((batch) => this.#stateOf(batch) !== "QUEUED");
    return {
      startTime: this.startTime,
      batchDuration: this.#options.intervalMs,
      numReceivers: 1,
      numActiveReceivers: 1,
      numInactiveReceivers: 0,
      numTotalCompletedBatches: this.#options.completedBefore + completed.length,
      numRetainedCompletedBatches: Math.min(this.#options.retained, completed.length),
      numActiveBatches: made.length - completed.length,
      numProcessedRecords: sum(completed),
      numReceivedRecords: sum(started),
    };
  }

  /** Newest first, with the completed ones that are retained. */
  list(): object[] {
    const made = this.#made().toSorted((a, b) => b.id - a.id);
    let kept = 0;
    return made
      .filter((batch) => this.#stateOf(batch) !== "COMPLETED" || kept++ < this.#options.retained)
      .map((batch) => this.#write(batch));
  }

  /** Undefined for an unknown batch. */
  batch(id: number): object | undefined {
    const made = this.#made();
    const found = made.find((batch) => batch.id === id);
    if (found === undefined || this.#stateOf(found) !== "COMPLETED") {
      return found && this.#write(found);
    }
    const newer = made.filter((batch) => batch.id > id && this.#stateOf(batch) === "COMPLETED");
    return newer.length < this.#options.retained ? this.#write(found) : undefined;
  }

  #made(): PlayedBatch[] {
    return this.#options.batches.filter((batch) => batch.id <= this.nowMs);
  }

  #stateOf(batch: PlayedBatch): "QUEUED" | "PROCESSING" | "COMPLETED" {
    const start = batch.id + (batch.schedulingDelayMs ?? Infinity);
    if (start > this.nowMs) return "QUEUED";
    return start + (batch.processingTimeMs ?? Infinity) > this.nowMs ? "PROCESSING" : "COMPLETED";
  }

  #write(batch: PlayedBatch): object {
    const status = this.#stateOf(batch);
    const { schedulingDelayMs = 0, processingTimeMs = 0 } = batch;
    return {
      batchId: batch.id,
      batchTime: new Date(batch.id).toISOString().replace("Z", "GMT"),
      status,
      batchDuration: this.#options.intervalMs,
      inputSize: batch.records,
      ...(status !== "QUEUED" && { schedulingDelay: schedulingDelayMs }),
      ...(status === "COMPLETED" && {
        processingTime: processingTimeMs,
        totalDelay: schedulingDelayMs + processingTimeMs,
      }),
      numActiveOutputOps: status === "COMPLETED" ? 0 : 1,
      numCompletedOutputOps: status === "COMPLETED" ? 1 : 0,
      numFailedOutputOps: 0,
      numTotalOutputOps: 1,
    };
  }
}

function sum(batches: readonly PlayedBatch[]): number {
  return batches.reduce((total, batch) => total + batch.records, 0);
}
