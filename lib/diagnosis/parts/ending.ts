import type { Clearing, ClearingCondition } from "@/lib/domain/clearing";
import type { Cause } from "@/lib/domain/verdict";
import type { Situation } from "@/lib/diagnosis/situation/situation";

/** One condition, and how far it is from being met. */
export type Look = (situation: Situation) => ClearingCondition;

/** What must be seen for a cause to be over. */
export interface Ending {
  readonly suffices: Clearing["suffices"];
  readonly looks: readonly Look[];
}

/**
 * What ends each cause: the negated conditions of its rule. A rule that holds if all of its conditions do
 * ends with any of them, and one that holds if any does ends only with all.
 */
export type Endings = Readonly<Partial<Record<Cause, Ending>>>;

export const all = (...looks: readonly Look[]): Ending => ({ suffices: "all", looks });
export const any = (...looks: readonly Look[]): Ending => ({ suffices: "any", looks });
