/** One row of the KCL lease table, as KCL 1.12 keeps it. */
export interface LeaseRow {
  readonly shard: number;
  owner: string;
  counter: number;
  /** A sequence number in decimal. */
  checkpoint: string;
  ownerSwitches: number;
}

const FIRST_SEQUENCE = 49_680_478_584_584_341_957_907_290_688_911_219_775_074_923_887_143_682_050n;
/** The distance between the first sequence numbers of neighbouring shards, as in real streams. */
const SHARD_STEP = 22_300_745_198_530_623_141_535_718_272_648_361_505_980_416n;
const RECORD_STEP = 1_208_925_819_614_629_174_706_176n;
/** How far the sequence numbers of another, older stream lie below those of this one. */
const FOREIGN_DISTANCE = 9_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000_000n;
/** KCL renews each lease every 10,000/3 − 25 ms. */
const RENEWALS_PER_SECOND = 1 / 3.308;

export function startingSequence(shard: number): bigint {
  return FIRST_SEQUENCE + BigInt(shard) * SHARD_STEP;
}

/** The sequence number of the n-th record ever written to a shard. */
export function sequenceOf(shard: number, record: number): string {
  return (startingSequence(shard) + BigInt(record) * RECORD_STEP).toString();
}

/** The lease table of one application: lease counters and checkpoints, without any time. */
export class LeaseTable {
  readonly rows: LeaseRow[];
  readonly #renewed: number[];

  constructor(owners: readonly string[]) {
    this.rows = owners.map((owner, shard) => ({
      shard,
      owner,
      counter: 3000 + 7 * shard,
      checkpoint: sequenceOf(shard, 0),
      ownerSwitches: 0,
    }));
    this.#renewed = owners.map((_, shard) => shard * 0.21);
  }

  /** One second in which the workers run: about every third one renews a lease. */
  renew(): void {
    for (const row of this.rows) {
      const progress = (this.#renewed[row.shard] ?? 0) + RENEWALS_PER_SECOND;
      row.counter += Math.floor(progress);
      this.#renewed[row.shard] = progress % 1;
    }
  }

  /** Writes how many of the shard's records are stored in Spark; called once per batch interval. */
  checkpoint(shard: number, storedRecords: number): void {
    const row = this.rows[shard];
    if (row !== undefined) row.checkpoint = sequenceOf(shard, storedRecords);
  }

  /** Gives the leases to new workers. */
  take(owners: readonly string[]): void {
    for (const row of this.rows) {
      row.owner = owners[row.shard] ?? row.owner;
      row.ownerSwitches = 0;
      row.counter += 1;
    }
  }

  /** Replaces the row with the checkpoint that a reader of another, older stream left. */
  makeForeign(shard: number): void {
    const row = this.rows[shard];
    if (row !== undefined) {
      row.checkpoint = (startingSequence(shard) - FOREIGN_DISTANCE).toString();
    }
  }
}
