import { normal, type Random } from "./random";
import type { PipelineScenario } from "./scenario";
import type { Shard } from "./shard";
import { writableRecords } from "./shard-limits";
import type { Trouble } from "./troubles";

/** The writes of all producers in one second, over all shards. */
export interface Written {
  readonly attempted: number;
  readonly records: number;
  readonly bytes: number;
  readonly rejected: number;
  /** The same by shard, in their order. */
  readonly shards: readonly WrittenShard[];
}

export interface WrittenShard {
  readonly records: number;
  readonly bytes: number;
  readonly rejected: number;
}

/** How far the offered load exceeds the limit under `write-limit` and `hot-shard`. */
const OVERLOAD = 1.12;
/** Producers retry this share of the refused records a second later and drop the rest. */
const RETRIED = 0.5;
const DAY_SECONDS = 86_400;
const SWELL_SECONDS = 2820;

/** The programs that put records: a daily wave, a second wave of some 45 minutes, and noise. */
export class Producers {
  readonly #scenario: PipelineScenario;
  readonly #random: Random;
  readonly #retries: number[];
  #drift = 0;

  constructor(scenario: PipelineScenario, random: Random) {
    this.#scenario = scenario;
    this.#random = random;
    this.#retries = Array.from({ length: scenario.shards }, () => 0);
  }

  /** Puts the records of one second; each shard refuses what exceeds its limits. */
  write(second: number, shards: readonly Shard[], troubles: ReadonlySet<Trouble>): Written {
    const limit = writableRecords(this.#scenario.bytesPerRecord);
    const offered = this.#offered(second, limit, troubles);
    const size = this.#scenario.bytesPerRecord * (1 + 0.02 * normal(this.#random));
    let attempted = 0;
    let records = 0;
    let bytes = 0;
    const written: WrittenShard[] = [];
    for (const [index, shard] of shards.entries()) {
      const share = this.#share(index, offered, limit, troubles);
      const fresh = Math.max(0, Math.round(offered * share * (1 + 0.03 * normal(this.#random))));
      const attempts = fresh + (this.#retries[index] ?? 0);
      const accepted = Math.min(attempts, limit);
      const acceptedBytes = Math.round(accepted * size);
      shard.write(second, accepted, acceptedBytes);
      this.#retries[index] = Math.floor((attempts - accepted) * RETRIED);
      attempted += attempts;
      records += accepted;
      bytes += acceptedBytes;
      written.push({ records: accepted, bytes: acceptedBytes, rejected: attempts - accepted });
    }
    return { attempted, records, bytes, rejected: attempted - records, shards: written };
  }

  /** The records that producers want to put in this second. */
  #offered(second: number, limit: number, troubles: ReadonlySet<Trouble>): number {
    const { recordsPerSecond, shards, waveRatio } = this.#scenario;
    // Drawn even when idle, so that a trouble does not change the noise after it.
    this.#drift = 0.99 * this.#drift + 0.004 * normal(this.#random);
    const noise = 1 + this.#drift + 0.03 * normal(this.#random);
    if (troubles.has("idle")) return 0;
    const mean = troubles.has("write-limit") ? OVERLOAD * limit * shards : recordsPerSecond;
    const day = Math.sin((2 * Math.PI * second) / DAY_SECONDS);
    const swell = Math.sin((2 * Math.PI * second) / SWELL_SECONDS);
    const height = troubles.has("write-limit") ? waveRatio / 2 : waveRatio;
    return mean * (1 + height * (0.7 * day + 0.3 * swell)) * noise;
  }

  #share(index: number, offered: number, limit: number, troubles: ReadonlySet<Trouble>): number {
    const { shards } = this.#scenario;
    if (!troubles.has("hot-shard") || shards === 1 || offered <= 0) return 1 / shards;
    const hot = Math.min(0.9, (OVERLOAD * limit) / offered);
    return index === 0 ? hot : (1 - hot) / (shards - 1);
  }
}
