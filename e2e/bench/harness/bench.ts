export type MeasureUnit = "ms" | "bytes" | "calls" | "metrics" | "cores" | "share" | "count";

/** What a number must lie within: itself, or as a share of its baseline. */
export interface Goal {
  readonly of: "measured" | "ratio";
  readonly least?: number;
  readonly most: number;
}

/** One number with what it is compared to, measured in the same run. */
export interface Measure {
  readonly what: string;
  readonly unit: MeasureUnit;
  readonly measured: number;
  readonly baseline?: number;
  readonly goal?: Goal;
}

export interface Report {
  readonly measures: readonly Measure[];
  /** What a reader must know to trust the numbers, a sentence each. */
  readonly notes: readonly string[];
  /** Tables of its own, a line each, printed last. */
  readonly details?: readonly string[];
}

export interface BenchOptions {
  /** How long each phase of a bench that runs in real time lasts, minutes. */
  readonly minutes: number;
  /** Of a bench that makes its own cases: the same seed makes the same ones. */
  readonly seed: number;
  /** How many of them; each bench has a number of its own where none is given. */
  readonly count?: number;
  /** Part of the name of the cases wanted; empty for all. */
  readonly only: string;
  /** Tell of every case, not of the wrong ones alone. */
  readonly verbose: boolean;
}

export interface Bench {
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** What the baseline column holds. */
  readonly baseline: string;
  run(options: BenchOptions): Promise<Report>;
}
