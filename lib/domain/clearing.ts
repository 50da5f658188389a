import type { SeriesName, Unit } from "./series";

/** One number that must come to its limit before a trouble is over, and how far it is. */
export interface ClearingCondition {
  /** What has to become true, with its limit: `a batch waits at most 10 s`. */
  readonly text: string;
  /** Null: the data do not carry it. */
  readonly met: boolean | null;
  readonly value: number | null;
  /** True: the value is at least so much; how much, nobody knows yet. */
  readonly isAtLeast?: boolean;
  readonly unit: Unit | null;
  readonly limit: number | null;
  /** How it changes, unit a minute; null: no clear trend, or none can be measured. */
  readonly perMinute: number | null;
  /** When it will be met at this rate, epoch ms; null: not at this rate, or not to be known. */
  readonly metAt: number | null;
  readonly series?: SeriesName;
}

/** What must be seen for a trouble to be over, while it is said or recovered from. */
export interface Clearing {
  /** Whether one of the conditions ends the cause, or only all of them. */
  readonly suffices: "any" | "all";
  readonly conditions: readonly ClearingCondition[];
  /** Evaluations in a row, one a minute, that did not find the cause; of those that must not. */
  readonly evaluations: { readonly clear: number; readonly needed: number };
  readonly backlog: {
    /** Records put and not yet processed; null: not known. */
    readonly records: number | null;
    /** True: no more waits than the batches in hand, and nothing is left to catch up with. */
    readonly level?: boolean;
    /** Whether it shrinks at the present rates; null: not known. */
    readonly shrinks: boolean | null;
    /** When none will be left at those rates, epoch ms; null: it does not shrink, or not known. */
    readonly goneAt: number | null;
    /** The rates, or what is missing, in words. */
    readonly because: string;
  };
}
