/** What happened on the stream in one minute, as CloudWatch would count it. Sums, not rates. */
export interface ModelMinute {
  /** Start, epoch s. */
  readonly at: number;
  putRecords: number;
  refused: number;
  /** Got by this application, and by foreign workers of its name. */
  gotRecords: number;
  /** Of the same: calls, and those that were refused for good or for now. */
  calls: number;
  failedCalls: number;
  /** Of another reader that takes the shards' limit for itself. */
  greedyCalls: number;
  throttledCalls: number;
  /** Of the newest record of each of those calls, worst, s; undefined: none succeeded. */
  age: number | undefined;
  /** By group of shards, worst, s; a hole where no task ended. */
  lag: (number | undefined)[];
}

export class StreamMinutes {
  readonly all: ModelMinute[] = [];

  /** The minute of a second, which is not before the last one asked. */
  of(second: number): ModelMinute {
    const at = second - (second % 60);
    const last = this.all[this.all.length - 1];
    if (last?.at === at) return last;
    const minute: ModelMinute = {
      at,
      putRecords: 0,
      refused: 0,
      gotRecords: 0,
      calls: 0,
      failedCalls: 0,
      greedyCalls: 0,
      throttledCalls: 0,
      age: undefined,
      lag: [],
    };
    this.all.push(minute);
    return minute;
  }
}
