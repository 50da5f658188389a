import { normal, type Random } from "@/lib/demo/simulation/random";
import { type Trouble, troubleAt, troublesOf } from "../trouble";
import { beatOf, type World } from "../world";

/** One batch, times in epoch s; Infinity while it is not known. */
export interface ModelBatch {
  readonly id: number;
  readonly attempt: number;
  /** User records; those of this stream alone are the ones that may wait. */
  readonly records: number;
  readonly ofStream: number;
  /** When the oldest record of this stream in it was put. */
  readonly oldest: number | undefined;
  /** When the first of them was stored. */
  readonly stored: number | undefined;
  startedAt: number;
  endedAt: number;
  /** Its driver ended before it did: what it held is lost. */
  dropped: boolean;
}

const EMPTY_S = 0.012;
/** Submission follows the batch time by some milliseconds of job generation. */
const SUBMISSION_S = 0.01;

/** The driver's queue: batches run one after the other. */
export class SparkQueue {
  readonly #world: World;
  readonly #random: Random;
  readonly all: ModelBatch[] = [];
  #waiting: ModelBatch[] = [];
  #freeAt = -Infinity;
  #heavyDone = new Set<Trouble>();

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  submit(batch: ModelBatch): void {
    this.all.push(batch);
    this.#waiting.push(batch);
  }

  /** Works until a second; returns the batches that ended since the last call. */
  workTo(second: number): void {
    while (this.#waiting[0] !== undefined) {
      const batch = this.#waiting[0];
      const startsAt = Math.max(this.#freeAt, batch.id + SUBMISSION_S);
      if (startsAt > second) return;
      this.#waiting.shift();
      batch.startedAt = startsAt;
      batch.endedAt = this.#endOf(batch, startsAt);
      this.#freeAt = batch.endedAt;
    }
  }

  /** The driver ended: what had not been done by then never is. */
  drop(second: number): number {
    const open = this.all.slice(-2000).filter((one) => one.endedAt > second && !one.dropped);
    for (const batch of open) {
      batch.dropped = true;
      batch.endedAt = Infinity;
      if (batch.startedAt > second) batch.startedAt = Infinity;
    }
    this.#waiting = [];
    this.#freeAt = second;
    return open.reduce((sum, { ofStream }) => sum + ofStream, 0);
  }

  /** The oldest batch with records of this stream that is in the queue or in work. */
  head(second: number): ModelBatch | undefined {
    let head: ModelBatch | undefined;
    for (let i = this.all.length - 1; i >= 0; i--) {
      const batch = this.all[i];
      if (batch === undefined || batch.endedAt <= second || batch.dropped) break;
      if (batch.ofStream > 0) head = batch;
    }
    return head;
  }

  #endOf(batch: ModelBatch, startsAt: number): number {
    const { troubles } = this.#world;
    const work = this.#workS(batch, startsAt);
    const stuck = troubleAt(troubles, "stuck-batch", startsAt);
    if (stuck !== undefined && batch.records > 0) return stuck.to;
    // Without an executor a task waits for one; an empty batch has no tasks.
    const none = troublesOf(troubles, "all-executors-lost").find(
      ({ from, to }) => from < startsAt + work && startsAt < to,
    );
    return none !== undefined && batch.records > 0 ? none.to + work : startsAt + work;
  }

  #workS({ records, id }: ModelBatch, second: number): number {
    if (records === 0) return EMPTY_S;
    const { pipeline, troubles } = this.#world;
    const beat = beatOf(pipeline);
    const usual =
      (pipeline.recordsPerSecond * pipeline.userPerRecord + pipeline.otherStream) * beat;
    const share = Math.max(pipeline.utilisation - 0.05, 0.01);
    const slow = troubleAt(troubles, "slow-code", second)?.factor ?? 1;
    const left = troubleAt(troubles, "executors-lost", second)?.left ?? 1;
    const noise = Math.max(0.7, 1 + 0.04 * normal(this.#random));
    const work = (0.05 * beat + (share * beat * records * slow) / Math.max(1, usual)) / left;
    return work * noise + this.#extraS(id, second, beat);
  }

  #extraS(id: number, second: number, beat: number): number {
    const { troubles } = this.#world;
    const heavy = troubleAt(troubles, "heavy-batches", second);
    if (heavy !== undefined && Math.round(id / beat) % heavy.every === 0) return heavy.extraS;
    const long = troubleAt(troubles, "long-batch", second);
    if (long === undefined || this.#heavyDone.has(long)) return 0;
    this.#heavyDone.add(long);
    return long.extraS;
  }
}
