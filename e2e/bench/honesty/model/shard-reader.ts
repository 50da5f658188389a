import { RECORDS_PER_CALL } from "@/lib/domain/shard-limits";
import { isOn } from "../world/trouble";
import type { World } from "../world/world";
import type { PutHistory } from "./put-history";
import { mostOf } from "./read-limits";
import type { ShardGroup } from "./shard-groups";

/** The reader of a group of shards: this application, another one with its name, or nobody. */
export type Reader = "ours" | "foreign" | "nobody";

/** The reads of one group in one step. */
export interface Got {
  readonly reader: Reader;
  /** Whether GetRecords was called at all: a receiver that is blocked by its limit does not call. */
  readonly called: boolean;
  /** Records in the answers, and records stored in Spark. */
  readonly records: number;
  readonly stored: number;
  /** When the oldest of those stored was put, epoch s. */
  readonly oldest: number | undefined;
  /** The age of the newest record in the answers, s; 0 at the tip. */
  readonly age: number;
}

/** Three minutes without a read are a pause that CloudWatch shows. */
const PAUSE_S = 180;
/** With at most this many shards, bursts show in the stream's minutes. */
const LUMPY_SHARDS = 2;

/** The read position of one group of shards. */
export class ShardReader {
  readonly group: ShardGroup;
  readonly #world: World;
  readonly #puts: PutHistory;
  /** Counted in puts of the whole stream: the positions up to which records are stored, and fetched. */
  position: number;
  #fetched: number;
  /** Epoch s: when this application last stored a record, or had stored all. */
  lastRead: number;
  /** Epoch s: since when it has done so without a visible pause. */
  readSince: number;
  /** Epoch s: when records last expired unread. */
  lastExpired = -Infinity;
  /** Epoch s: when a foreign worker last read a record. */
  lastForeign = -Infinity;

  constructor(group: ShardGroup, world: World, puts: PutHistory) {
    this.group = group;
    this.#world = world;
    this.#puts = puts;
    const hover = group.troubles.find(({ kind }) => kind === "shards-hover");
    const lag = hover?.kind === "shards-hover" ? hover.lagS : world.pipeline.standingLagS;
    this.position = puts.at(world.start - lag);
    this.#fetched = this.position;
    this.lastRead = Math.max(world.start, group.opensAt);
    this.readSince = this.lastRead;
  }

  /** Records that wait in these shards. */
  get waiting(): number {
    return Math.max(0, this.#end() - this.position) * this.group.weight;
  }

  /** When the oldest of them was put, epoch s. */
  get oldest(): number | undefined {
    const isEmpty = this.group.weight === 0 || this.position >= this.#end() - 1e-6;
    return isEmpty ? undefined : this.#puts.putAt(this.position);
  }

  /** The lag of the next record, s; 0 at the tip. */
  lag(second: number): number {
    const { oldest } = this;
    return oldest === undefined ? 0 : Math.max(0, second - oldest);
  }

  /** Whether its shards exist and have records, now or later. */
  isAlive(second: number): boolean {
    return second >= this.group.opensAt && (second < this.group.closesAt || this.waiting >= 1);
  }

  /** Moves the position along before the shards exist, and past expired records. */
  pass(second: number): void {
    if (second <= this.group.opensAt) this.#moveTo(this.#puts.total);
    const gone = this.#puts.at(second - this.#world.pipeline.retentionS);
    if (this.waiting === 0 || gone <= this.position + 1e-6) return;
    this.#moveTo(Math.min(gone, this.#end()));
    this.lastExpired = second;
  }

  /** The current reader of these shards, if the application's workers run. */
  reader(second: number, alive: boolean): Reader {
    for (const trouble of this.group.troubles) {
      if (!isOn(trouble, second)) continue;
      if (trouble.kind === "shared-name") return "foreign";
      if (trouble.kind === "shards-unread") return "nobody";
    }
    return alive ? "ours" : "nobody";
  }

  /**
   * Reads for this many seconds from a second on. @param budget records that may be stored;
   * Infinity without a limit
   */
  read(
    reader: Reader,
    step: { second: number; seconds: number; arrived: number; budget: number },
  ): Got {
    const { second, seconds, budget } = step;
    const most = mostOf(this.group, this.#world, {
      ...step,
      waitingBy: (by) => Math.max(0, this.#puts.at(by) - this.position) * this.group.weight,
    });
    const lumpy = Number.isFinite(budget) && this.group.shards.length <= LUMPY_SHARDS;
    const end = second + seconds;
    const got = lumpy
      ? this.#through(most, step)
      : this.#straight(Math.min(most, budget, this.waiting), end);
    if (reader === "ours" && (got.stored > 0 || this.waiting < 1)) this.#hasRead(end);
    if (reader === "foreign" && got.stored > 0) this.lastForeign = end;
    return { ...got, reader };
  }

  #straight(records: number, end: number): Omit<Got, "reader"> {
    const { oldest } = this;
    this.#moveBy(records);
    return { called: true, records, stored: records, oldest, age: this.lag(end) };
  }

  /**
   * With a limit, an answer of thousands of records waits, and no call is made until all of it is
   * stored.
   */
  #through(
    most: number,
    { second, seconds, budget }: { second: number; seconds: number; budget: number },
  ): Omit<Got, "reader"> {
    const { weight, shards } = this.group;
    const { oldest } = this;
    const isFree = (this.#fetched - this.position) * weight < 1;
    let records = 0;
    if (isFree && weight > 0) {
      records = Math.min(most, this.waiting, RECORDS_PER_CALL * shards.length);
      this.#fetched = Math.min(this.#end(), this.position + records / weight);
    }
    // A shard without puts is read at its tip.
    const isAtTip = weight === 0 || this.#fetched >= this.#end() - 1e-6;
    const newest = isAtTip ? undefined : this.#puts.putAt(this.#fetched);
    const stored = Math.min(budget, Math.max(0, this.#fetched - this.position) * weight);
    const held = this.#fetched;
    this.#moveBy(stored);
    this.#fetched = Math.max(held, this.position);
    const age = newest === undefined ? 0 : Math.max(0, second + seconds - newest);
    return { called: isFree, records, stored, oldest, age };
  }

  /** Drops what was fetched and not stored; the next worker reads it again. */
  forget(): void {
    this.#fetched = this.position;
  }

  #moveBy(records: number): void {
    if (this.group.weight === 0) return;
    const end = this.#end();
    const next = this.position + records / this.group.weight;
    this.#moveTo(end - next < 1e-6 ? end : next);
  }

  #moveTo(position: number): void {
    this.position = position;
    this.#fetched = position;
  }

  #end(): number {
    const { closesAt } = this.group;
    return Number.isFinite(closesAt)
      ? Math.min(this.#puts.total, this.#puts.at(closesAt))
      : this.#puts.total;
  }

  #hasRead(second: number): void {
    if (second - this.lastRead > PAUSE_S) this.readSince = second;
    this.lastRead = second;
  }
}
