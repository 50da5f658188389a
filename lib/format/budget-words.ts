import type { DelayBudget } from "@/lib/domain/delay-budget";
import { formatDuration, formatRatio } from "./quantity";
import { formatDay } from "./time";

/** A budget is of a calendar month in UTC, whatever the reader's zone. */
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

/**
 * `12 % of November's budget is spent (5 min of 43 min 12 s), counted since 12 Nov; 3 h are not
 * known`
 */
export function budgetWords(budget: DelayBudget): string {
  const { month, firstAt, overMinutes, budgetMinutes, unknownMinutes, spentRatio } = budget;
  const spent = `${minutes(overMinutes)} of ${minutes(budgetMinutes)}`;
  const isLater = firstAt !== null && firstAt > month.from;
  const since = isLater ? `, counted since ${formatDay(firstAt, "UTC")}` : "";
  const unknown = unknownMinutes > 0 ? `; ${minutes(unknownMinutes)} are not known` : "";
  return `${formatRatio(spentRatio)} of ${MONTH.format(month.from)}\u2019s budget is spent (${spent})${since}${unknown}`;
}

function minutes(count: number): string {
  return count === 0 ? "0 min" : formatDuration(count * 60_000);
}
