import { RateEstimator } from "./rate-estimator";

/** One GetRecords answer in the limiter. Counts of user records. */
interface Chunk {
  readonly records: number;
  /** The number of records stored at once: the limit when the answer came, for one second. */
  readonly portion: number;
  passed: number;
  stored: number;
}

/** One Spark receiver: a KCL worker, a rate limiter and the blocks of the next batch. */
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

  /** While an answer waits in the limiter, its shard's task is blocked and makes no further call. */
  isBlocked(shard: number): boolean {
    return this.#chunks.has(shard);
  }

  /** User records that are fetched and not stored yet. */
  get held(): number {
    let sum = 0;
    for (const chunk of this.#chunks.values()) sum += chunk.records - chunk.stored;
    return sum;
  }

  /** Takes an answer. Without a limit (`rate` is Infinity) all of it is stored at once. */
  accept(shard: number, records: number, rate: number): void {
    if (records <= 0) return;
    const portion = Math.max(1, Math.min(records, Math.floor(rate)));
    this.#chunks.set(shard, { records, portion, passed: 0, stored: 0 });
  }

  /**
   * Lets the records of one second through, shared among the shards. An answer is stored in
   * portions of the limit, each when its last record has passed. So a capped receiver's batches
   * alternate (seen with a real driver), and its calls come in bursts of up to 10,000 records.
   *
   * @param rate records/s, Infinity for no limit
   * @returns the shards that stored something in this second, with its user records
   */
  release(rate: number): readonly (readonly [shard: number, records: number])[] {
    const stored: [number, number][] = [];
    const limited = Number.isFinite(rate);
    // Guava's limiter saves up at most one second of unused permits.
    this.#tokens = limited ? Math.min(this.#tokens, rate) + rate : Infinity;
    let waiting = this.#chunks.size;
    for (const [shard, chunk] of this.#chunks) {
      const pass = Math.min(chunk.records - chunk.passed, this.#tokens / waiting);
      waiting -= 1;
      chunk.passed += pass;
      if (limited) this.#tokens -= pass;
      const records = store(chunk);
      if (records > 0) stored.push([shard, records]);
      if (chunk.stored === chunk.records) this.#chunks.delete(shard);
      this.buffered += records;
    }
    if (!limited) this.#tokens = 0;
    return stored;
  }

  /** Hands the stored records to a new batch. */
  drain(): number {
    const records = this.buffered;
    this.buffered = 0;
    return records;
  }
}

/** Stores what has passed, in whole portions or as the rest of the answer. */
function store(chunk: Chunk): number {
  const isWhole = chunk.records - chunk.passed < 1e-6;
  const portions = Math.floor((chunk.passed + 1e-6) / chunk.portion);
  const upTo = isWhole ? chunk.records : portions * chunk.portion;
  const records = upTo - chunk.stored;
  chunk.stored = upTo;
  return records;
}
