import type { ShardLimits } from "./shard-limits";

const SECOND_MS = 1_000;

/** Counts the traffic of one shard in the current second, and refuses what exceeds the limit. */
export class ShardMeter {
  readonly #limits: ShardLimits;
  #second = 0;
  #writtenBytes = 0;
  #writtenRecords = 0;
  #readBytes = 0;
  #readCalls = 0;
  /** No read before this instant, epoch ms. */
  #readsAgainAt = 0;

  constructor(limits: ShardLimits) {
    this.#limits = limits;
  }

  /**
   * Whether a record of this size still fits into the second of `now`; counts it if so. A record
   * may be as large as the limit: alone it always fits, with its key.
   */
  admitsRecord(bytes: number, now: number): boolean {
    this.#turn(now);
    const { writeBytes, writeRecords } = this.#limits;
    if (this.#writtenRecords + 1 > writeRecords) return false;
    if (this.#writtenRecords > 0 && this.#writtenBytes + bytes > writeBytes) return false;
    this.#writtenRecords += 1;
    this.#writtenBytes += bytes;
    return true;
  }

  /** Whether GetRecords may be called now; counts the call if so. */
  admitsRead(now: number): boolean {
    this.#turn(now);
    if (now < this.#readsAgainAt || this.#readCalls + 1 > this.#limits.readCalls) return false;
    this.#readCalls += 1;
    return true;
  }

  /**
   * Counts the bytes of an admitted call's answer. An answer is given whole even when it exceeds
   * the rest of the second. The reader then waits until the limit has made up for it: a second for
   * 2 MiB, five for the largest answer.
   * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html
   */
  gave(bytes: number, now: number): void {
    this.#turn(now);
    this.#readBytes += bytes;
    const seconds = this.#readBytes / this.#limits.readBytes;
    if (seconds >= 1) this.#readsAgainAt = now + seconds * SECOND_MS;
  }

  #turn(now: number): void {
    const second = Math.floor(now / SECOND_MS);
    if (second === this.#second) return;
    this.#second = second;
    this.#writtenBytes = 0;
    this.#writtenRecords = 0;
    this.#readBytes = 0;
    this.#readCalls = 0;
  }
}
