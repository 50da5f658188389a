import type { DelayBudget } from "@/lib/domain/delay-budget";
import type { Metrics, Snapshots } from "./metrics-in";

/** The target of the delay, and this month's budget (UTC) with what is spent of it. */
const BUDGET = {
  delay_target_seconds: ["targetDelayMs", 1e-3, "The longest end-to-end delay that is accepted"],
  delay_budget_minutes: ["budgetMinutes", 1, "How many minutes of this month may be over it"],
  delay_over_target_minutes: ["overMinutes", 1, "Minutes of this month that were over it"],
  delay_met_target_minutes: ["metMinutes", 1, "Minutes of this month that met it"],
  delay_unknown_minutes: ["unknownMinutes", 1, "Minutes of this month whose delay is not known"],
  delay_budget_spent_ratio: ["spentRatio", 1, "Minutes over it as a share of the budget"],
} as const satisfies Record<string, readonly [keyof DelayBudget, number, string]>;

/** A pipeline without a target has none of these series. */
export function budgets({ gauge }: Metrics, all: Snapshots): void {
  for (const [name, [number, factor, help]] of Object.entries(BUDGET)) {
    const figure = gauge(name, help);
    for (const [pipeline, { delayBudget }] of all) {
      if (delayBudget) figure.set({ pipeline }, delayBudget[number] * factor);
    }
  }
}
