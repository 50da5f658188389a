import { normal, type Random } from "@/lib/demo/simulation/random";
import { type Trouble, troubleAt, troublesOf } from "../world/trouble";
import { beatOf, type World } from "../world/world";

/** One batch. Times in epoch s; Infinity while unknown. */
export interface ModelBatch {
  readonly id: number;
  readonly attempt: number;
  /** When its jobs were made: at its id, or at the start of the driver that recovered it. */
  readonly submittedAt: number;
  /** User records; only those of this stream can be late. */
  records: number;
  ofStream: number;
  /** When the oldest record of this stream in it was put. */
  oldest: number | undefined;
  /** When the first of them was stored. */
  stored: number | undefined;
  startedAt: number;
  endedAt: number;
  failed: boolean;
  /** Its driver ended before it did: its records are lost. */
  dropped: boolean;
}

/** A waiting batch without records. */
export function emptyBatch(of: Pick<ModelBatch, "id" | "attempt" | "submittedAt">): ModelBatch {
  return {
    id: of.id,
    attempt: of.attempt,
    submittedAt: of.submittedAt,
    records: 0,
    ofStream: 0,
    oldest: undefined,
    stored: undefined,
    startedAt: Infinity,
    endedAt: Infinity,
    failed: false,
    dropped: false,
  };
}

const EMPTY_S = 0.012;
/** The submission follows the batch time by some milliseconds of job generation. */
export const SUBMISSION_S = 0.01;
/** After this many ended batches in a row, nothing older is open. */
const ENDED_IN_A_ROW = 20;

/** The driver's queue: batches run in order, as many at a time as it has concurrent jobs. */
export class SparkQueue {
  readonly #world: World;
  readonly #random: Random;
  readonly all: ModelBatch[] = [];
  #waiting: ModelBatch[] = [];
  #freeAt: number[];
  #heavyDone = new Set<Trouble>();

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
    this.#freeAt = this.#idle(-Infinity);
  }

  #idle(second: number): number[] {
    return Array.from({ length: this.#world.pipeline.concurrentJobs }, () => second);
  }

  submit(batch: ModelBatch): void {
    this.all.push(batch);
    this.#waiting.push(batch);
  }

  /** Works until a second; returns the batches that ended since the last call. */
  workTo(second: number): void {
    while (this.#waiting[0] !== undefined) {
      const batch = this.#waiting[0];
      const free = this.#freeAt.indexOf(Math.min(...this.#freeAt));
      const startsAt = Math.max(this.#freeAt[free] ?? 0, batch.submittedAt);
      if (startsAt > second) return;
      this.#waiting.shift();
      batch.startedAt = startsAt;
      batch.endedAt = this.#endOf(batch, startsAt);
      batch.failed = this.#fails(batch);
      this.#freeAt[free] = batch.endedAt;
    }
  }

  /** The driver ended: unfinished batches are never finished. */
  drop(second: number): number {
    const open = this.all.slice(-2000).filter((one) => one.endedAt > second && !one.dropped);
    for (const batch of open) {
      batch.dropped = true;
      batch.endedAt = Infinity;
      if (batch.startedAt > second) batch.startedAt = Infinity;
    }
    this.#waiting = [];
    this.#freeAt = this.#idle(second);
    return open.reduce((sum, { ofStream }) => sum + ofStream, 0);
  }

  /** The oldest batch with records of this stream that waits or runs. */
  head(second: number): ModelBatch | undefined {
    let head: ModelBatch | undefined;
    let ended = 0;
    for (let i = this.all.length - 1; i >= 0 && ended < ENDED_IN_A_ROW; i--) {
      const batch = this.all[i];
      if (batch === undefined || batch.dropped) break;
      ended = batch.endedAt <= second ? ended + 1 : 0;
      if (ended === 0 && batch.ofStream > 0) head = batch;
    }
    return head;
  }

  #fails({ records, endedAt }: ModelBatch): boolean {
    const fault = troubleAt(this.#world.troubles, "outputs-fail", endedAt);
    return fault !== undefined && records > 0 && this.#random() < fault.part;
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
    return work * pipeline.concurrentJobs * noise + this.#extraS(id, second, beat);
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
