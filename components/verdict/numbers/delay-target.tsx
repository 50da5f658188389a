import type { DelayBudget } from "@/lib/domain/delay-budget";
import { budgetWords } from "@/lib/format/budget-words";
import { formatDuration } from "@/lib/format/quantity";
import styles from "./delay-target.module.css";

interface DelayTargetProps {
  /** Null: nobody has set one. */
  readonly targetDelayMs: number | null;
  /** Undefined: of a past window, or not counted yet. */
  readonly budget: DelayBudget | undefined;
  readonly live: boolean;
}

/** The target of the end-to-end delay, and how much of the month's budget is spent. */
export function DelayTarget({ targetDelayMs, budget, live }: DelayTargetProps) {
  if (targetDelayMs === null) return null;
  const spent = budget ? budgetWords(budget) : "this month\u2019s budget is not counted yet";
  return (
    <p className={styles.target} data-target>
      Target of the delay <b>{formatDuration(targetDelayMs)}</b>
      {live && `: ${spent}`}.
    </p>
  );
}
