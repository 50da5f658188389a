import { lateAfter, type World } from "../world/world";
import type { InSpark } from "./receivers";
import type { ShardReader } from "./shard-reader";

/** A condition over time: since when it holds, and when it last held. Epoch s. */
export class Run {
  since = Infinity;
  last = -Infinity;

  note(second: number, holds: boolean): void {
    if (!holds) this.since = Infinity;
    else {
      this.since = Math.min(this.since, second);
      this.last = second;
    }
  }
}

/** The truth over time, from the model alone. */
export class TruthLog {
  readonly #limit: number;
  /** By group of shards: its next record has waited too long in the stream. */
  readonly late: Run[] = [];
  /** A record has waited too long, in the stream and in Spark together. */
  readonly waits = new Run();
  /** Records inside Spark have waited too long there. */
  readonly spark = new Run();
  /** Producers drop records because the shards refuse them. */
  readonly givenUp = new Run();
  /** The share of records that was dropped recently. */
  givenUpPart = 0;
  /** Ends of drivers, with the records lost in them. */
  readonly ends: { readonly second: number; readonly lost: number }[] = [];
  /** The present wait in Spark, s. */
  sparkWaitS = 0;
  waitS = 0;

  constructor(world: World) {
    this.#limit = lateAfter(world.pipeline);
  }

  refused(second: number, givenUp: number, accepted: number): void {
    const part = givenUp / Math.max(1, givenUp + accepted);
    if (givenUp + accepted > 0) this.givenUpPart = 0.98 * this.givenUpPart + 0.02 * part;
    this.givenUp.note(second, givenUp > 0);
  }

  ended(second: number, lost: number): void {
    this.ends.push({ second, lost });
  }

  /** @param inSpark the records that have waited longest in Spark */
  note(second: number, readers: readonly ShardReader[], inSpark: InSpark): void {
    let inStream = 0;
    for (const [index, reader] of readers.entries()) {
      const lag = reader.lag(second);
      inStream = Math.max(inStream, lag);
      (this.late[index] ??= new Run()).note(second, lag > this.#limit);
    }
    this.sparkWaitS = second - (inSpark.stored ?? second);
    this.waitS = Math.max(inStream, second - (inSpark.oldest ?? second));
    this.spark.note(second, this.sparkWaitS > this.#limit);
    this.waits.note(second, this.waitS > this.#limit);
  }
}
