/** The traffic of the stream in one minute, as CloudWatch would count it. Sums, not rates. */
export interface ModelMinute {
  /** Start, epoch s. */
  readonly at: number;
  putRecords: number;
  refused: number;
  /** Records read by this application, and by foreign workers with its name. */
  gotRecords: number;
  /** Their calls, and those that were refused or throttled. */
  calls: number;
  failedCalls: number;
  /** Calls of another reader that takes the shards' limit for itself. */
  greedyCalls: number;
  throttledCalls: number;
  /** The largest age of the newest record of each of those calls, s; undefined when none succeeded. */
  age: number | undefined;
  /** The largest lag by group of shards, s; undefined when no task ended. */
  lag: (number | undefined)[];
}

export class StreamMinutes {
  readonly all: ModelMinute[] = [];

  /** The minute of a second, which must not be before the last one asked for. */
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
