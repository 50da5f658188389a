import { RateEstimator } from "./rate-estimator";

/** One GetRecords answer on its way through the limiter. Counts of user records. */
interface Chunk {
  readonly records: number;
  /** How many are stored together: the limit when the answer came, one second's worth. */
  readonly portion: number;
  passed: number;
  stored: number;
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

  /** User records fetched that are not stored yet. */
  get held(): number {
    let sum = 0;
    for (const chunk of this.#chunks.values()) sum += chunk.records - chunk.stored;
    return sum;
  }

  /** Takes an answer in. Without a limit (`rate` is Infinity) it will be stored whole. */
  accept(shard: number, records: number, rate: number): void {
    if (records <= 0) return;
    const portion = Math.max(1, Math.min(records, Math.floor(rate)));
    this.#chunks.set(shard, { records, portion, passed: 0, stored: 0 });
  }

  /**
   * Lets one second's worth of records through, shared among the shards. An answer is stored in
   * portions of the limit, each once its last record has passed: a capped receiver's batches
   * alternate (seen with a real driver), and its calls come in lumps of up to 10,000 records.
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

  /** Hands the stored records over to a new batch. */
  drain(): number {
    const records = this.buffered;
    this.buffered = 0;
    return records;
  }
}

/** Moves what has passed in whole portions, or is the rest of the answer, into the store. */
function store(chunk: Chunk): number {
  const isWhole = chunk.records - chunk.passed < 1e-6;
  const portions = Math.floor((chunk.passed + 1e-6) / chunk.portion);
  const upTo = isWhole ? chunk.records : portions * chunk.portion;
  const records = upTo - chunk.stored;
  chunk.stored = upTo;
  return records;
}
