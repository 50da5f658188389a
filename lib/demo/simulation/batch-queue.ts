import { normal, type Random } from "./random";

/** One batch of the simulated driver. Times in epoch ms. */
export interface SimulatedBatch {
  /** Nominal batch time, Spark's `batchId`. */
  readonly id: number;
  readonly records: number;
  readonly recordsByReceiver: readonly number[];
  readonly submittedAt: number;
  startedAt?: number;
  endedAt?: number;
}

/** The capacity of the executors in this second. */
export interface Capacity {
  /** No task makes progress: there are no cores, or an output hangs. */
  readonly frozen: boolean;
  /** Processing time of a batch that starts now, ms, before noise. */
  readonly costMs: (records: number) => number;
}

export const RETAINED_BATCHES = 1000;

/** The driver's queue with one concurrent job: batches wait, run in order, and are retained. */
export class BatchQueue {
  readonly #random: Random;
  #waiting: SimulatedBatch[] = [];
  #running: SimulatedBatch | undefined;
  #leftMs = 0;
  #cursor = 0;
  #retained: SimulatedBatch[] = [];
  completedCount = 0;
  /** User records of batches that have completed or started. */
  processedRecords = 0;
  startedRecords = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  get waiting(): readonly SimulatedBatch[] {
    return this.#waiting;
  }

  get running(): SimulatedBatch | undefined {
    return this.#running;
  }

  /** The newest completed batches, oldest first, at most 1,000. */
  get retained(): readonly SimulatedBatch[] {
    return this.#retained.slice(-RETAINED_BATCHES);
  }

  /** The submission follows the batch time by some milliseconds of job generation. */
  submit(id: number, recordsByReceiver: readonly number[]): void {
    const records = recordsByReceiver.reduce((sum, count) => sum + count, 0);
    const submittedAt = id + 3 + Math.floor(this.#random() * 18);
    this.#waiting.push({ id, records, recordsByReceiver, submittedAt });
  }

  /** Works for one second of wall-clock time; returns the batches that it completed. */
  work(second: number, capacity: Capacity): readonly SimulatedBatch[] {
    const end = (second + 1) * 1000;
    const done: SimulatedBatch[] = [];
    this.#cursor = Math.max(this.#cursor, second * 1000);
    while (this.#cursor < end) {
      this.#running ??= this.#start(end, capacity);
      if (this.#running === undefined || capacity.frozen) break;
      const worked = Math.min(this.#leftMs, end - this.#cursor);
      this.#cursor += worked;
      this.#leftMs -= worked;
      if (this.#leftMs <= 0) done.push(this.#complete(this.#running));
    }
    return done;
  }

  #start(end: number, capacity: Capacity): SimulatedBatch | undefined {
    const head = this.#waiting[0];
    if (head === undefined) return undefined;
    const startedAt = Math.max(this.#cursor, head.submittedAt) + Math.floor(this.#random() * 5);
    if (startedAt >= end) return undefined;
    this.#waiting.shift();
    head.startedAt = startedAt;
    this.#cursor = startedAt;
    const pause = this.#random() < 0.01 ? 1.25 : 1;
    const noise = Math.max(0.7, 1 + 0.04 * normal(this.#random)) * pause;
    this.#leftMs = Math.max(5, Math.round(capacity.costMs(head.records) * noise));
    this.startedRecords += head.records;
    return head;
  }

  #complete(batch: SimulatedBatch): SimulatedBatch {
    batch.endedAt = this.#cursor;
    this.#running = undefined;
    this.completedCount += 1;
    this.processedRecords += batch.records;
    this.#retained.push(batch);
    if (this.#retained.length > 2 * RETAINED_BATCHES) {
      this.#retained = this.#retained.slice(-RETAINED_BATCHES);
    }
    return batch;
  }
}
