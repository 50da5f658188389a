export type MeasureUnit = "ms" | "bytes" | "calls" | "metrics" | "cores";

/** What a number must not exceed: itself, or as a share of its baseline. */
export interface Goal {
  readonly of: "measured" | "ratio";
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
}

export interface BenchOptions {
  /** How long each phase of a bench that runs in real time lasts, minutes. */
  readonly minutes: number;
}

export interface Bench {
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** What the baseline column holds. */
  readonly baseline: string;
  run(options: BenchOptions): Promise<Report>;
}
