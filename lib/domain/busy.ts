/** From this share of its time on Spark is busy. Below it, Spark has time to spare. */
export const BUSY = 0.85;

export interface Work {
  /** Σ processing time of the batches, ms. */
  readonly workedMs: number;
  readonly batches: number;
  /**
   * From one batch with output to the next, ms: the batch interval, or more where every output is
   * windowed.
   */
  readonly distanceMs: number;
  /** `spark.streaming.concurrentJobs`: this many batches run at the same time. */
  readonly jobs: number;
}

/** The share of its time in which Spark works. Above 1, batches wait. */
export function utilisationRatio({ workedMs, batches, distanceMs, jobs }: Work): number {
  return workedMs / (batches * distanceMs * jobs);
}
