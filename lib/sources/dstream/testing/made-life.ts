import type { PlayedBatch, PlayedDriverOptions } from "./played-driver";

export interface MadeLifeOptions {
  readonly seed: number;
  readonly batches: number;
  readonly intervalMs: number;
  /** Distances between batches, in intervals, repeated: [1] is regular, [2, 1, 1, 2] two windows. */
  readonly spacing?: readonly number[];
  readonly concurrentJobs?: number;
  /** Mean work of a batch as a share of the interval; single ones vary from 0 to twice it. */
  readonly load: number;
}

const FIRST_ID = 1_795_403_871_000;

/** For tests: a driver with uneven work, first in first out on a number of job threads. */
export function madeLife(options: MadeLifeOptions): PlayedDriverOptions {
  const { seed, intervalMs, spacing = [1], concurrentJobs = 1, load } = options;
  const random = seededRandom(seed);
  const freeAt = Array.from({ length: concurrentJobs }, () => 0);
  const batches: PlayedBatch[] = [];
  let id = FIRST_ID;
  for (let n = 0; n < options.batches; n++) {
    const thread = freeAt.indexOf(Math.min(...freeAt));
    const start = Math.max(id + Math.floor(random() * 8), freeAt[thread] ?? 0);
    const processingTimeMs = Math.floor(random() * 2 * load * intervalMs);
    freeAt[thread] = start + processingTimeMs;
    const records = Math.floor(random() * 500);
    batches.push({ id, records, schedulingDelayMs: start - id, processingTimeMs });
    id += intervalMs * (spacing[n % spacing.length] ?? 1);
  }
  return { batches, intervalMs };
}

/** Mulberry32: the same seed gives the same numbers. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
