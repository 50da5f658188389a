import type { DelayBudget } from "@/lib/domain/delay-budget";
import type { Verdict } from "@/lib/domain/verdict";
import { budgetWords } from "@/lib/format/budget-words";

/**
 * The verdict with what is spent of the month's budget beside the evidence about the target. The
 * diagnosis does not know it: a month of minutes is no part of its window.
 */
export function withBudget(verdict: Verdict, budget: DelayBudget | undefined): Verdict {
  if (budget === undefined) return verdict;
  const evidence = verdict.evidence.map((row) =>
    row.rule === "over-target" && row.state !== "blind"
      ? { ...row, text: `${row.text} ${budgetWords(budget)}.` }
      : row,
  );
  return { ...verdict, evidence };
}
