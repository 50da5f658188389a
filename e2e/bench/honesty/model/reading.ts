import { troubleAt } from "../world/trouble";
import type { World } from "../world/world";
import type { Receivers } from "./receivers";
import type { Got, ShardReader } from "./shard-reader";
import type { ModelMinute } from "./stream-minutes";

interface Step {
  /** The end of the step, epoch s. */
  readonly second: number;
  readonly seconds: number;
  /** This application's workers hold leases. */
  readonly alive: boolean;
  /** Records put to the stream in the step. */
  readonly arrived: number;
  readonly receivers: Receivers;
  readonly minute: ModelMinute;
}

/** The reads of all shards, by this application and by others with its name. */
export class Reading {
  readonly #world: World;
  readonly #readers: readonly ShardReader[];

  constructor(world: World, readers: readonly ShardReader[]) {
    this.#world = world;
    this.#readers = readers;
  }

  step(step: Step): void {
    const begin = step.second - step.seconds;
    const { troubles, pipeline } = this.#world;
    const refused = step.alive && troubleAt(troubles, "get-refused", begin) !== undefined;
    const open = this.#readers.filter((reader) => reader.isAlive(begin));
    let budget = step.receivers.budget(step.seconds);
    let shardsLeft = open.reduce((sum, { group }) => sum + group.shards.length, 0);
    for (const reader of open) {
      const shards = reader.group.shards.length;
      const fair = (budget * shards) / Math.max(1, shardsLeft);
      shardsLeft -= shards;
      budget -= this.#readGroup(reader, { ...step, fair, refused });
    }
    if (troubleAt(troubles, "read-contention", begin) === undefined) return;
    step.minute.greedyCalls += 6 * pipeline.shards * step.seconds;
    step.minute.throttledCalls += 2 * pipeline.shards * step.seconds;
  }

  /** Returns the number of records of the group that this application stored. */
  #readGroup(reader: ShardReader, step: Step & { fair: number; refused: boolean }): number {
    const { second, seconds, alive, arrived, minute, fair, refused } = step;
    const begin = second - seconds;
    const who = this.#waitsForParents(reader) ? "nobody" : reader.reader(begin, alive);
    if (who === "nobody") reader.forget();
    if (who === "nobody") return 0;
    if (refused && who === "ours") {
      minute.calls += reader.group.shards.length * seconds;
      minute.failedCalls += reader.group.shards.length * seconds;
      return 0;
    }
    const budget = who === "ours" ? fair : Infinity;
    const got = reader.read(who, { second: begin, seconds, arrived, budget });
    this.#count(reader, got, step);
    if (who !== "ours") return 0;
    step.receivers.store(got.stored, got.oldest, second);
    return got.stored;
  }

  /** The KCL reads the children of a shard when it has read the shard to its end. */
  #waitsForParents({ group }: ShardReader): boolean {
    return group.parents !== undefined && (this.#readers[group.parents]?.waiting ?? 0) >= 1;
  }

  #count(reader: ShardReader, got: Got, { minute, seconds }: Step): void {
    if (!got.called) return;
    const index = this.#readers.indexOf(reader);
    const age = got.age <= seconds ? 0 : got.age;
    minute.calls += reader.group.shards.length * seconds;
    minute.gotRecords += got.records;
    minute.age = Math.max(minute.age ?? 0, age);
    minute.lag[index] = Math.max(minute.lag[index] ?? 0, age);
  }
}
