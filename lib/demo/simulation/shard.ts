/** Records taken by one GetRecords call. */
export interface Taken {
  readonly records: number;
  readonly bytes: number;
  /** When the last of them was written, epoch s; undefined without one. */
  readonly lastWrittenAt: number | undefined;
}

interface Cohort {
  readonly second: number;
  records: number;
  bytes: number;
}

const COMPACT_AFTER = 2048;

/** The unread records of one shard, oldest first, in one group for each second of writing. */
export class Shard {
  #cohorts: Cohort[] = [];
  #head = 0;
  /** Records written and neither read nor expired. */
  unread = 0;
  /** Records written in all, whether read, unread or expired. */
  put = 0;
  got = 0;
  expired = 0;

  write(second: number, records: number, bytes: number): void {
    if (records <= 0) return;
    this.#cohorts.push({ second, records, bytes });
    this.unread += records;
    this.put += records;
  }

  /** Takes the oldest records within both limits; the last group may be split. */
  take(limit: { records: number; bytes: number }): Taken {
    let records = 0;
    let bytes = 0;
    let lastWrittenAt: number | undefined;
    for (;;) {
      const cohort = this.#cohorts[this.#head];
      if (cohort === undefined) break;
      const size = cohort.bytes / cohort.records;
      const count = Math.min(
        cohort.records,
        limit.records - records,
        Math.floor((limit.bytes - bytes) / size),
      );
      if (count <= 0) break;
      const taken = count === cohort.records ? cohort.bytes : Math.round(count * size);
      cohort.records -= count;
      cohort.bytes -= taken;
      records += count;
      bytes += taken;
      lastWrittenAt = cohort.second;
      if (cohort.records > 0) break;
      this.#next();
    }
    this.unread -= records;
    this.got += records;
    return { records, bytes, lastWrittenAt };
  }

  /** Drops records written before the given second, as Kinesis does after the retention. */
  expire(before: number): void {
    for (;;) {
      const cohort = this.#cohorts[this.#head];
      if (cohort === undefined || cohort.second >= before) return;
      this.expired += cohort.records;
      this.unread -= cohort.records;
      this.#next();
    }
  }

  /** The age of the oldest unread record, s; 0 at the tip. */
  behindSeconds(second: number): number {
    const oldest = this.#cohorts[this.#head];
    return oldest === undefined ? 0 : second - oldest.second;
  }

  #next(): void {
    this.#head += 1;
    if (this.#head < this.#cohorts.length && this.#head < COMPACT_AFTER) return;
    this.#cohorts = this.#cohorts.slice(this.#head);
    this.#head = 0;
  }
}
