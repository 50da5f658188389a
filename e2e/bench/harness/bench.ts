export type MeasureUnit = "ms" | "bytes" | "calls" | "metrics" | "cores" | "share" | "count";

/** The limits of a number: absolute, or as a share of its baseline. */
export interface Goal {
  readonly of: "measured" | "ratio";
  readonly least?: number;
  readonly most: number;
}

/** One number and its baseline, measured in the same run. */
export interface Measure {
  readonly what: string;
  readonly unit: MeasureUnit;
  readonly measured: number;
  readonly baseline?: number;
  readonly goal?: Goal;
}

export interface Report {
  readonly measures: readonly Measure[];
  /** Sentences that a reader needs to trust the numbers. */
  readonly notes: readonly string[];
  /** The bench's own tables, a line each, printed last. */
  readonly details?: readonly string[];
}

export interface BenchOptions {
  /** The duration of each phase, minutes, in a bench that runs in real time. */
  readonly minutes: number;
  /** For a bench that draws its cases: the same seed gives the same cases. */
  readonly seed: number;
  /** The number of cases; each bench has its own default. */
  readonly count?: number;
  /** A part of the names of the cases to run; empty for all. */
  readonly only: string;
  /** Prints every case, not only the wrong ones. */
  readonly verbose: boolean;
}

export interface Bench {
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** The meaning of the baseline column. */
  readonly baseline: string;
  run(options: BenchOptions): Promise<Report>;
}
