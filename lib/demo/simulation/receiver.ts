import { RateEstimator } from "./rate-estimator";

interface Chunk {
  /** User records of one GetRecords answer. */
  readonly records: number;
  /** Of them, those that the limiter has not let through yet. */
  left: number;
}

/** One Spark receiver: a KCL worker, a rate limiter and the blocks of the coming batch. */
export class Receiver {
  readonly id: number;
  readonly estimator: RateEstimator;
  /** User records stored since the last batch was made. */
  buffered = 0;
  readonly #chunks = new Map<number, Chunk>();
  #tokens = 0;

  constructor(id: number, intervalMs: number) {
    this.id = id;
    this.estimator = new RateEstimator(intervalMs);
  }

  /** While an answer waits at the limiter its shard's task is blocked: no further call is made. */
  isBlocked(shard: number): boolean {
    return this.#chunks.has(shard);
  }

  /** User records fetched that the limiter still holds. */
  get held(): number {
    let sum = 0;
    for (const chunk of this.#chunks.values()) sum += chunk.records;
    return sum;
  }

  accept(shard: number, records: number): void {
    if (records > 0) this.#chunks.set(shard, { records, left: records });
  }

  /**
   * Lets one second's worth of records through. An answer is stored whole, once its last record
   * has passed: intake under a limit is lumpy, as with the real block generator.
   *
   * @param rate records/s, Infinity for no limit
   * @returns the shards whose answer was stored in this second, with its user records
   */
  release(rate: number): readonly (readonly [shard: number, records: number])[] {
    const stored: [number, number][] = [];
    // Guava's limiter saves up at most one second of unused permits.
    this.#tokens = Number.isFinite(rate) ? Math.min(this.#tokens, rate) + rate : Infinity;
    let waiting = this.#chunks.size;
    for (const [shard, chunk] of this.#chunks) {
      const pass = Math.min(chunk.left, this.#tokens / waiting);
      waiting -= 1;
      chunk.left -= pass;
      if (Number.isFinite(this.#tokens)) this.#tokens -= pass;
      if (chunk.left > 1e-6) continue;
      this.#chunks.delete(shard);
      this.buffered += chunk.records;
      stored.push([shard, chunk.records]);
    }
    if (!Number.isFinite(this.#tokens)) this.#tokens = 0;
    return stored;
  }

  /** Hands the stored records over to a new batch. */
  drain(): number {
    const records = this.buffered;
    this.buffered = 0;
    return records;
  }
}
