import { RateEstimator } from "@/lib/demo/simulation/rate-estimator";
import type { World } from "../world/world";
import type { ModelBatch } from "./spark-queue";

/** Records that wait in Spark: when the oldest was put, and when the first was stored. Epoch s. */
export interface InSpark {
  readonly oldest: number | undefined;
  readonly stored: number | undefined;
}

/** The receivers of one run: their rate limit, and the records stored for the next batch. */
export class Receivers {
  readonly #world: World;
  readonly #estimator: RateEstimator;
  #stored = 0;
  #oldest: number | undefined;
  #first: number | undefined;
  #told = 0;

  constructor(world: World) {
    this.#world = world;
    this.#estimator = new RateEstimator(world.pipeline.intervalS * 1000);
  }

  /** Records of the stream that may be read in this many seconds; Infinity without a limit. */
  budget(seconds: number): number {
    const { backpressure, maxRate = Infinity, receivers, userPerRecord } = this.#world.pipeline;
    const estimate = backpressure ? (this.#estimator.rate ?? Infinity) : Infinity;
    return (Math.min(maxRate, estimate) * receivers * seconds) / userPerRecord;
  }

  /** Stores records of the stream in blocks at a second; `oldest` is when the oldest of them was put. */
  store(records: number, oldest: number | undefined, second: number): void {
    if (records <= 0) return;
    this.#stored += records * this.#world.pipeline.userPerRecord;
    this.#first ??= second;
    if (oldest !== undefined) this.#oldest = Math.min(this.#oldest ?? Infinity, oldest);
  }

  get held(): InSpark {
    return { oldest: this.#oldest, stored: this.#first };
  }

  /** Hands the stored records to a batch. */
  drain(): InSpark & { readonly records: number } {
    const drained = {
      records: Math.round(this.#stored),
      oldest: this.#oldest,
      stored: this.#first,
    };
    this.#stored = 0;
    this.#oldest = undefined;
    this.#first = undefined;
    return drained;
  }

  /** Completed batches update the back-pressure controller. */
  learn(batches: readonly ModelBatch[], second: number): void {
    if (!this.#world.pipeline.backpressure) return;
    for (; this.#told < batches.length; this.#told++) {
      const batch = batches[this.#told];
      if (batch === undefined || batch.endedAt > second) return;
      this.#estimator.update({
        endedAt: batch.endedAt * 1000,
        records: batch.records / this.#world.pipeline.receivers,
        processingMs: (batch.endedAt - batch.startedAt) * 1000,
        schedulingMs: (batch.startedAt - batch.id) * 1000,
      });
    }
  }

  /** Skips the batches of earlier runs. */
  skip(batches: number): void {
    this.#told = batches;
  }
}
