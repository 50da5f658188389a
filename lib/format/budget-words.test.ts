import { expect, it } from "vitest";
import { delayBudget, monthOf } from "@/lib/domain/delay-budget";
import { budgetWords } from "./budget-words";

const MINUTE = 60_000;
const NOVEMBER = monthOf(Date.UTC(2026, 10, 12));
const TARGET = { delayMs: 60_000, share: 0.999 };
const { from } = NOVEMBER;

const words = (over: number, met: number, span: readonly [number, number] | null) =>
  budgetWords(
    delayBudget(
      TARGET,
      { over, met, firstAt: span?.[0] ?? null, lastAt: span?.[1] ?? null },
      NOVEMBER,
    ),
  );

it.each([
  {
    name: "nothing was evaluated yet",
    said: words(0, 0, null),
    wanted: "0 % of November’s budget is spent (0 min of 43 min 12 s)",
  },
  {
    name: "the whole month is known",
    said: words(5, 95, [from, from + 99 * MINUTE]),
    wanted: "12 % of November’s budget is spent (5 min of 43 min 12 s)",
  },
  {
    name: "the history is shorter than the month",
    said: words(54, 6, [from + 11 * 24 * 60 * MINUTE, from + (11 * 24 * 60 + 59) * MINUTE]),
    wanted: "125 % of November’s budget is spent (54 min of 43 min 12 s), counted since 12 Nov",
  },
  {
    name: "a part is not known",
    said: words(0, 20, [from, from + 199 * MINUTE]),
    wanted: "0 % of November’s budget is spent (0 min of 43 min 12 s); 3 h are not known",
  },
])("$name", ({ said, wanted }) => expect(said).toBe(wanted));
