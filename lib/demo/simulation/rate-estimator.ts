/** One completed batch as the back-pressure controller sees it. */
export interface CompletedWork {
  /** When the batch ended, epoch ms. */
  readonly endedAt: number;
  /** Records of this receiver in the batch. */
  readonly records: number;
  readonly processingMs: number;
  readonly schedulingMs: number;
}

const PROPORTIONAL = 1;
const INTEGRAL = 0.2;
/** records/s per receiver: `spark.streaming.backpressure.pid.minRate`. */
export const MIN_RATE = 100;

/**
 * Spark's back-pressure controller with Spark's defaults (Kp 1, Ki 0.2, Kd 0), one for each
 * receiver.
 * Source: apache/spark `streaming/scheduler/rate/PIDRateEstimator.scala`.
 */
export class RateEstimator {
  readonly #intervalMs: number;
  #latestTime = -1;
  #latestRate = -1;
  #first = true;
  /** The rate limit of the receiver, records/s; undefined before the second non-empty batch. */
  rate: number | undefined;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  update({ endedAt, records, processingMs, schedulingMs }: CompletedWork): void {
    if (endedAt <= this.#latestTime || records <= 0 || processingMs <= 0) return;
    const processingRate = (records / processingMs) * 1000;
    const error = this.#latestRate - processingRate;
    const backlog = (schedulingMs * processingRate) / this.#intervalMs;
    const next = Math.max(this.#latestRate - PROPORTIONAL * error - INTEGRAL * backlog, MIN_RATE);
    this.#latestTime = endedAt;
    // The first batch only gives the application's speed; the limit comes with the second.
    this.#latestRate = this.#first ? processingRate : next;
    if (!this.#first) this.rate = next;
    this.#first = false;
  }
}
