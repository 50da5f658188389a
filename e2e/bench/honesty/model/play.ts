import { seededRandom, seedOf } from "@/lib/demo/simulation/random";
import { troubleAt, troublesOf } from "../world/trouble";
import { beatOf, type World } from "../world/world";
import { type Life, livesOf } from "./lives";
import { PutHistory } from "./put-history";
import { Puts } from "./puts";
import { Reading } from "./reading";
import { Receivers } from "./receivers";
import { shardGroups } from "./shard-groups";
import { ShardReader } from "./shard-reader";
import { emptyBatch, type ModelBatch, SparkQueue, SUBMISSION_S } from "./spark-queue";
import { type ModelMinute, StreamMinutes } from "./stream-minutes";
import { TruthLog } from "./truth-log";

/** How far the workers of each group had stored by a second: the checkpoints of its leases. */
export interface Checkpoint {
  readonly second: number;
  readonly positions: readonly number[];
  /** Whether this application's workers renewed its leases then. */
  readonly alive: boolean;
}

/** Everything that happened in a world up to its moment. */
export interface Played {
  readonly world: World;
  readonly readers: readonly ShardReader[];
  readonly minutes: readonly ModelMinute[];
  readonly batches: readonly ModelBatch[];
  readonly lives: readonly Life[];
  /** One every ten seconds or every interval. */
  readonly checkpoints: readonly Checkpoint[];
  readonly truth: TruthLog;
  readonly puts: PutHistory;
}

/** Seconds per step: short compared with an interval, and a part of a minute. */
export function stepOf(world: World): number {
  return Math.min(10, world.pipeline.intervalS);
}

/** Plays a world from its start to its moment, by steps of some seconds. */
export function play(world: World): Played {
  return new Play(world).run();
}

class Play {
  readonly #world: World;
  readonly #step: number;
  readonly #puts: Puts;
  readonly #history: PutHistory;
  readonly #readers: readonly ShardReader[];
  readonly #reading: Reading;
  readonly #queue: SparkQueue;
  readonly #minutes = new StreamMinutes();
  readonly #lives: readonly Life[];
  readonly #checkpoints: Checkpoint[] = [];
  readonly #truth: TruthLog;
  #receivers: Receivers;
  #life: Life | undefined;

  constructor(world: World) {
    const random = seededRandom(seedOf(`${world.id} plays`));
    this.#world = world;
    this.#step = stepOf(world);
    this.#puts = new Puts(world, random);
    this.#history = new PutHistory(world.start, this.#step, world.pipeline.recordsPerSecond);
    this.#readers = shardGroups(world).map((group) => new ShardReader(group, world, this.#history));
    this.#reading = new Reading(world, this.#readers);
    this.#queue = new SparkQueue(world, random);
    this.#lives = livesOf(world.start, world.troubles);
    this.#truth = new TruthLog(world);
    this.#receivers = new Receivers(world);
  }

  run(): Played {
    for (let second = this.#world.start; second < this.#world.at; second += this.#step)
      this.#advance(second + this.#step);
    return {
      world: this.#world,
      readers: this.#readers,
      minutes: this.#minutes.all,
      batches: this.#queue.all,
      lives: this.#lives,
      checkpoints: this.#checkpoints,
      truth: this.#truth,
      puts: this.#history,
    };
  }

  /** One step that ends at a second: records put, records read, the batch made, work done. */
  #advance(second: number): void {
    const begin = second - this.#step;
    const minute = this.#minutes.of(begin);
    this.#live(begin);
    const put = this.#puts.step(begin, this.#step);
    this.#history.add(put.records);
    minute.putRecords += put.records;
    minute.refused += put.refused;
    this.#truth.refused(second, put.givenUp, put.records);
    for (const reader of this.#readers) reader.pass(second);
    this.#reading.step({
      second,
      seconds: this.#step,
      alive: this.#hasWorkers(begin),
      arrived: put.records,
      receivers: this.#receivers,
      minute,
    });
    this.#makeBatch(second);
    this.#queue.workTo(second);
    this.#receivers.learn(this.#queue.all, second);
    this.#checkpoint(second);
    const inSpark = this.#queue.head(second) ?? this.#receivers.held;
    this.#truth.note(second, this.#readers, inSpark);
  }

  /** Ends and begins runs of the application. */
  #live(second: number): void {
    if (this.#life !== undefined && this.#life.endsAt <= second) {
      const lost = this.#queue.drop(this.#life.endsAt) + this.#receivers.drain().records;
      this.#truth.ended(this.#life.endsAt, lost);
      this.#life = undefined;
    }
    const next = this.#lives.find((one) => one.startedAt <= second && second < one.endsAt);
    if (next === undefined || next === this.#life) return;
    this.#life = next;
    this.#receivers = new Receivers(this.#world);
    this.#receivers.skip(this.#queue.all.length);
    for (const reader of this.#readers) reader.forget();
    this.#recover(next);
  }

  /**
   * Batches whose time passed while no driver ran: they are restored, and Spark reports no records
   * for them.
   */
  #recover({ attempt, contextAt }: Life): void {
    const ended = this.#lives.find((one) => one.attempt === attempt - 1)?.endsAt;
    const restart = troublesOf(this.#world.troubles, "restart").find(({ from }) => from === ended);
    if (ended === undefined || restart?.recovers !== true) return;
    const beat = beatOf(this.#world.pipeline);
    for (let id = Math.ceil(ended / beat) * beat; id <= contextAt; id += beat)
      this.#queue.submit(emptyBatch({ id, attempt, submittedAt: contextAt + 1 }));
  }

  /** Whether this application's workers hold leases now. */
  #hasWorkers(second: number): boolean {
    const { troubles } = this.#world;
    if (this.#life === undefined || second < this.#life.leasesAt) return false;
    return (
      troubleAt(troubles, "reader-dead", second) === undefined &&
      troubleAt(troubles, "all-executors-lost", second) === undefined
    );
  }

  #makeBatch(second: number): void {
    const { pipeline, troubles } = this.#world;
    const beat = beatOf(pipeline);
    const life = this.#life;
    if (life === undefined || second % beat !== 0 || second <= life.contextAt) return;
    const drained = this.#receivers.drain();
    const dead = troubleAt(troubles, "all-executors-lost", second) !== undefined;
    const other = dead
      ? 0
      : Math.round(pipeline.otherStream * Math.min(beat, second - life.contextAt));
    const submittedAt = second + SUBMISSION_S;
    const batch = emptyBatch({ id: second, attempt: life.attempt, submittedAt });
    batch.records = drained.records + other;
    batch.ofStream = drained.records;
    batch.oldest = drained.oldest;
    batch.stored = drained.stored;
    this.#queue.submit(batch);
  }

  /**
   * The KCL writes a checkpoint once per interval; here also every ten seconds while nothing is
   * stored.
   */
  #checkpoint(second: number): void {
    const every = Math.max(10, this.#step);
    if (second % every !== 0 || this.#world.at - second > 3 * 3600) return;
    const last = this.#checkpoints[this.#checkpoints.length - 1];
    const moves = second % this.#world.pipeline.intervalS === 0 || last === undefined;
    this.#checkpoints.push({
      second,
      positions: moves ? this.#readers.map(({ position }) => position) : last.positions,
      alive: this.#hasWorkers(second - this.#step) || this.#renewsOnly(second),
    });
  }

  /** Workers that hang still renew their leases. */
  #renewsOnly(second: number): boolean {
    const dead = troubleAt(this.#world.troubles, "reader-dead", second);
    return this.#life !== undefined && dead?.renewing === true;
  }
}
