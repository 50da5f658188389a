/** From this share of its time on Spark is busy; below it, it has time to spare. */
export const BUSY = 0.85;

export interface Work {
  /** Σ processing time of the batches, ms. */
  readonly workedMs: number;
  readonly batches: number;
  /** From one batch to the next, ms: the interval, or more where every output is windowed. */
  readonly distanceMs: number;
  /** `spark.streaming.concurrentJobs`: as many batches share the time. */
  readonly jobs: number;
}

/** The share of its time for which Spark works: above 1, batches wait. */
export function utilisationRatio({ workedMs, batches, distanceMs, jobs }: Work): number {
  return workedMs / (batches * distanceMs * jobs);
}
