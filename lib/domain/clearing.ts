import type { SeriesName, Unit } from "./series";

/** One number that must reach its limit before a trouble is over, and how far it is from it. */
export interface ClearingCondition {
  /** The condition with its limit: `a batch waits at most 10 s`. */
  readonly text: string;
  /** Null: the data do not show it. */
  readonly met: boolean | null;
  readonly value: number | null;
  /** True: the value is a lower bound, and the true value is not known yet. */
  readonly isAtLeast?: boolean;
  readonly unit: Unit | null;
  readonly limit: number | null;
  /** Its change, in the unit a minute; null: there is no clear trend, or none can be measured. */
  readonly perMinute: number | null;
  /** When it will be met at this rate, epoch ms; null: not at this rate, or not known. */
  readonly metAt: number | null;
  readonly series?: SeriesName;
}

/** The conditions for a trouble to be over, while it is the verdict or is being recovered from. */
export interface Clearing {
  /** Whether one of the conditions ends the cause, or only all of them together. */
  readonly suffices: "any" | "all";
  readonly conditions: readonly ClearingCondition[];
  /** Evaluations in a row, one a minute, that did not find the cause, and how many are needed. */
  readonly evaluations: { readonly clear: number; readonly needed: number };
  readonly backlog: {
    /** Records put and not yet processed; null: not known. */
    readonly records: number | null;
    /**
     * True: no more records wait than those of the batches in hand, so nothing is left to catch up
     * with.
     */
    readonly level?: boolean;
    /** Whether it shrinks at the present rates; null: not known. */
    readonly shrinks: boolean | null;
    /** When it will be gone at those rates, epoch ms; null: it does not shrink, or not known. */
    readonly goneAt: number | null;
    /** The rates, or what is missing, in words. */
    readonly because: string;
  };
}

/**
 * How far a condition's number has come to its limit, 0–1; 1 when it is met; null when either is
 * not known, or when they are on different sides of zero.
 */
export function conditionProgress({
  met,
  value,
  limit,
}: Pick<ClearingCondition, "met" | "value" | "limit">): number | null {
  if (met === true) return 1;
  if (met === null || value === null || limit === null) return null;
  const [least, most] = value < limit ? [value, limit] : [limit, value];
  return least < 0 || most === 0 ? null : least / most;
}
