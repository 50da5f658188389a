import { READ_BYTES_PER_SECOND, RECORDS_PER_CALL } from "@/lib/demo/simulation/shard-limits";
import { isOn, troubleAt } from "../trouble";
import type { World } from "../world";
import type { PutHistory } from "./put-history";
import type { ShardGroup } from "./shard-groups";

/** Who reads a group of shards: this application, another that shares its name, or nobody. */
export type Reader = "ours" | "foreign" | "nobody";

/** What was got of one group in one step. */
export interface Got {
  readonly reader: Reader;
  readonly records: number;
  /** When the oldest of them was put, epoch s. */
  readonly oldest: number | undefined;
}

/** Three minutes without a read are a pause that CloudWatch shows. */
const PAUSE_S = 180;

const NOTHING: Got = { reader: "nobody", records: 0, oldest: undefined };

/** How far one group of shards has been read. */
export class ShardReader {
  readonly group: ShardGroup;
  readonly #world: World;
  readonly #puts: PutHistory;
  /** In the puts of the whole stream. */
  position: number;
  /** Epoch s: this application last got a record, or had got all. */
  lastRead: number;
  /** Epoch s: since when it has been doing so without a pause that shows. */
  readSince: number;
  /** Epoch s: records last expired unread. */
  lastExpired = -Infinity;
  /** Epoch s: a foreign worker last got a record. */
  lastForeign = -Infinity;

  constructor(group: ShardGroup, world: World, puts: PutHistory) {
    this.group = group;
    this.#world = world;
    this.#puts = puts;
    const hover = group.troubles.find(({ kind }) => kind === "shards-hover");
    const lag = hover?.kind === "shards-hover" ? hover.lagS : world.pipeline.standingLagS;
    this.position = puts.at(world.start - lag);
    this.lastRead = world.start;
    this.readSince = world.start;
  }

  /** Records that wait in these shards. */
  get waiting(): number {
    return Math.max(0, this.#puts.total - this.position) * this.group.weight;
  }

  /** When the oldest of them was put, epoch s. */
  get oldest(): number | undefined {
    return this.group.weight === 0 ? undefined : this.#puts.putAt(this.position);
  }

  /** How late the next record is, s; 0 at the tip. */
  lag(second: number): number {
    const { oldest } = this;
    return oldest === undefined ? 0 : Math.max(0, second - oldest);
  }

  expire(second: number): void {
    const gone = this.#puts.at(second - this.#world.pipeline.retentionS);
    if (this.group.weight === 0 || gone <= this.position + 1e-6) return;
    this.position = gone;
    this.lastExpired = second;
  }

  /** Who would read these shards now, if the application's workers live. */
  reader(second: number, alive: boolean): Reader {
    for (const trouble of this.group.troubles) {
      if (!isOn(trouble, second)) continue;
      if (trouble.kind === "shared-name") return "foreign";
      if (trouble.kind === "shards-unread") return "nobody";
    }
    return alive ? "ours" : "nobody";
  }

  /** What the shards' limits and the readers' own slowness leave of what waits, records. */
  wanted(second: number, seconds: number, arrived: number): number {
    const { pipeline, troubles } = this.#world;
    const shards = this.group.shards.length;
    const contention = troubleAt(troubles, "read-contention", second);
    const arrives = arrived * this.group.weight;
    const saw = troubleAt(troubles, "sawtooth", second);
    if (saw !== undefined && (second - saw.from) % saw.periodS < saw.pauseS) return 0;
    let most = Math.min(
      RECORDS_PER_CALL * shards * seconds,
      (READ_BYTES_PER_SECOND * shards * seconds) / pipeline.bytesPerRecord,
    );
    if (contention !== undefined) most = Math.min(most, contention.leaves * arrives);
    for (const trouble of this.group.troubles) {
      if (!isOn(trouble, second)) continue;
      if (trouble.kind === "shards-slow") most = Math.min(most, trouble.part * arrives);
      if (trouble.kind === "shards-hover")
        most = Math.min(
          most,
          this.#upTo(second - trouble.lagS * (1 + 0.01 * Math.sin(second / 400))),
        );
    }
    return Math.min(most, this.waiting);
  }

  #upTo(second: number): number {
    return Math.max(0, (this.#puts.at(second) - this.position) * this.group.weight);
  }

  #hasRead(second: number): void {
    if (second - this.lastRead > PAUSE_S) this.readSince = second;
    this.lastRead = second;
  }

  /** Takes so many records. */
  take(reader: Reader, records: number, second: number): Got {
    const { weight } = this.group;
    if (reader === "ours" && (records > 0 || this.waiting < 1)) this.#hasRead(second);
    if (records <= 0 || weight === 0) return { ...NOTHING, reader };
    const { oldest } = this;
    this.position = Math.min(this.#puts.total, this.position + records / weight);
    if (this.#puts.total - this.position < 1e-6) this.position = this.#puts.total;
    if (reader === "foreign") this.lastForeign = second;
    return { reader, records, oldest };
  }
}
