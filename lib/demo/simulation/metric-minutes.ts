import type { WrittenShard } from "./producers";

/** The traffic of the stream in one second, as CloudWatch will count it. */
export interface StreamSecond {
  readonly second: number;
  readonly putRecords: number;
  readonly putBytes: number;
  readonly attempted: number;
  readonly rejected: number;
  readonly getRecords: number;
  readonly getBytes: number;
  readonly calls: number;
  readonly refusedCalls: number;
  /** The largest age of a last record returned, ms; undefined when no call succeeded. */
  readonly ageMs: number | undefined;
  /** KCL MillisBehindLatest by shard; undefined when no task ended in this second. */
  readonly lagMs: readonly (number | undefined)[];
  /** Writes by shard; absent when shard-level metrics are off. */
  readonly shards?: readonly WrittenShard[];
}

/** The same for one minute. The counts of operations say whether a datapoint exists at all. */
export interface StreamMinute {
  /** Start of the minute, epoch s. */
  readonly at: number;
  putRecords: number;
  putBytes: number;
  attempted: number;
  rejected: number;
  getRecords: number;
  getBytes: number;
  calls: number;
  refusedCalls: number;
  ageMs: number | undefined;
  lagMs: (number | undefined)[];
  shards: WrittenShard[];
}

/** The delay of CloudWatch: the newest minutes are absent, then partial, then complete. */
export const PUBLICATION_DELAY_SECONDS = 75;
const KEPT_MINUTES = 3 * 24 * 60;

/** The published part of a stream's minutes. */
export class MetricMinutes {
  #pending: StreamSecond[] = [];
  #minutes: StreamMinute[] = [];

  /** Ascending. The last one may be partial. */
  get published(): readonly StreamMinute[] {
    return this.#minutes;
  }

  /** Adds a second, and publishes the one that has become old enough. */
  add(sample: StreamSecond): void {
    this.#pending.push(sample);
    const upTo = sample.second - PUBLICATION_DELAY_SECONDS;
    while (this.#pending[0] !== undefined && this.#pending[0].second <= upTo) {
      this.#fold(this.#pending[0]);
      this.#pending.shift();
    }
  }

  #fold(sample: StreamSecond): void {
    const at = sample.second - (sample.second % 60);
    let minute = this.#minutes.at(-1);
    if (minute?.at !== at) {
      minute = emptyMinute(at);
      this.#minutes.push(minute);
      if (this.#minutes.length > KEPT_MINUTES) this.#minutes.shift();
    }
    minute.putRecords += sample.putRecords;
    minute.putBytes += sample.putBytes;
    minute.attempted += sample.attempted;
    minute.rejected += sample.rejected;
    minute.getRecords += sample.getRecords;
    minute.getBytes += sample.getBytes;
    minute.calls += sample.calls;
    minute.refusedCalls += sample.refusedCalls;
    minute.ageMs = worst(minute.ageMs, sample.ageMs);
    for (const [index, written] of (sample.shards ?? []).entries()) {
      minute.shards[index] = added(minute.shards[index], written);
    }
    for (const [shard, lag] of sample.lagMs.entries()) {
      minute.lagMs[shard] = worst(minute.lagMs[shard], lag);
    }
  }
}

function emptyMinute(at: number): StreamMinute {
  return {
    at,
    putRecords: 0,
    putBytes: 0,
    attempted: 0,
    rejected: 0,
    getRecords: 0,
    getBytes: 0,
    calls: 0,
    refusedCalls: 0,
    ageMs: undefined,
    lagMs: [],
    shards: [],
  };
}

function added(sum: WrittenShard | undefined, more: WrittenShard): WrittenShard {
  return {
    records: (sum?.records ?? 0) + more.records,
    bytes: (sum?.bytes ?? 0) + more.bytes,
    rejected: (sum?.rejected ?? 0) + more.rejected,
  };
}

function worst(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return Math.max(left, right);
}
