import {
  READ_BYTES_PER_SHARD,
  READ_CALLS_PER_SHARD,
  RECORDS_PER_CALL,
} from "@/lib/domain/shard-limits";
import type { Driver } from "./driver";
import type { LeaseTable } from "./lease-table";
import type { PipelineScenario } from "./scenario";
import type { Shard } from "./shard";
import type { Trouble } from "./troubles";

/** The reads of all polling consumers of the stream in one second. */
export interface ReadSecond {
  records: number;
  bytes: number;
  calls: number;
  refusedCalls: number;
  ageMs: number | undefined;
  lagMs: (number | undefined)[];
}

/** The share of the puts that the other consumer of `read-limit` leaves to this application. */
const LEFT_OVER = 0.7;
/** That consumer's calls per second and shard; with ours they exceed the limit of five. */
const OTHER_CALLS = 6;

/** Whether a shard's lease is one of those that `crossed` gives away: the lower half of them. */
export function isForeign(shard: number, shards: number): boolean {
  return shard < Math.max(1, Math.floor(shards / 2));
}

/** The reading side: this application's receivers, and the other consumer of the same shards. */
export class Consumer {
  readonly #scenario: PipelineScenario;
  readonly #shards: readonly Shard[];
  /** User records stored in Spark, by shard. */
  readonly #stored: number[];
  readonly #noLag: readonly undefined[];

  constructor(scenario: PipelineScenario, shards: readonly Shard[]) {
    this.#scenario = scenario;
    this.#shards = shards;
    this.#stored = shards.map(() => 0);
    this.#noLag = shards.map(() => undefined);
  }

  /** Reads for one second; the driver is undefined while it is down. */
  read(second: number, driver: Driver | undefined, troubles: ReadonlySet<Trouble>): ReadSecond {
    const read = this.#emptySecond();
    const contested = troubles.has("read-limit");
    if (contested) this.#readByOthers(read);
    if (driver === undefined || second < driver.leasesAt) return read;
    const allowance = contested ? this.#leftOver() : READ_BYTES_PER_SHARD;
    for (const [index, shard] of this.#shards.entries()) {
      const receiver = driver.receivers[index % driver.receivers.length];
      if (receiver === undefined || receiver.isBlocked(index)) continue;
      if (troubles.has("crossed") && isForeign(index, this.#shards.length)) continue;
      const taken = shard.take({ records: RECORDS_PER_CALL, bytes: allowance });
      read.calls += 1;
      read.records += taken.records;
      read.bytes += taken.bytes;
      const ageMs = (second - (taken.lastWrittenAt ?? second)) * 1000;
      read.ageMs = Math.max(read.ageMs ?? 0, ageMs);
      read.lagMs[index] = shard.behindSeconds(second) * 1000;
      const userRecords = taken.records * this.#scenario.userRecordsPerRecord;
      receiver.accept(index, userRecords, driver.rateOf(receiver));
    }
    this.#store(driver);
    return read;
  }

  /** Once per batch interval the KCL writes a checkpoint of what Spark has stored. */
  checkpoint(leases: LeaseTable, troubles: ReadonlySet<Trouble>): void {
    for (const index of this.#shards.keys()) {
      if (troubles.has("crossed") && isForeign(index, this.#shards.length)) continue;
      // An aggregated record counts when its last user record is stored.
      const stored = (this.#stored[index] ?? 0) / this.#scenario.userRecordsPerRecord;
      leases.checkpoint(index, Math.floor(stored));
    }
  }

  #store(driver: Driver): void {
    for (const receiver of driver.receivers) {
      for (const [shard, records] of receiver.release(driver.rateOf(receiver))) {
        this.#stored[shard] = (this.#stored[shard] ?? 0) + records;
      }
    }
  }

  /** Bytes per second and shard that the other consumer leaves. */
  #leftOver(): number {
    const { recordsPerSecond, bytesPerRecord, shards } = this.#scenario;
    return Math.floor((LEFT_OVER * recordsPerSecond * bytesPerRecord) / shards);
  }

  /** The other consumer reads as much as it can, old records too, and calls too often. */
  #readByOthers(read: ReadSecond): void {
    const { bytesPerRecord, shards } = this.#scenario;
    const bytes = (READ_BYTES_PER_SHARD - this.#leftOver()) * shards;
    const refused = OTHER_CALLS + 1 - READ_CALLS_PER_SHARD;
    read.bytes += bytes;
    read.records += Math.floor(bytes / bytesPerRecord);
    read.calls += OTHER_CALLS * shards;
    read.refusedCalls += refused * shards;
    read.ageMs = 0;
  }

  #emptySecond(): ReadSecond {
    return {
      records: 0,
      bytes: 0,
      calls: 0,
      refusedCalls: 0,
      ageMs: undefined,
      lagMs: this.#noLag.slice(),
    };
  }
}
