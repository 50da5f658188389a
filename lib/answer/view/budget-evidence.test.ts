import { expect, it } from "vitest";
import { delayBudget, monthOf } from "@/lib/domain/delay-budget";
import { firstVerdict } from "@/lib/domain/first-verdict";
import type { Evidence } from "@/lib/domain/verdict";
import { withBudget } from "./budget-evidence";

const NOW = Date.UTC(2026, 10, 23);
const BUDGET = delayBudget(
  { delayMs: 60_000, share: 0.999 },
  { over: 54, met: 0, firstAt: null, lastAt: null },
  monthOf(NOW),
);

function verdict(rule: Evidence["rule"], state: Evidence["state"]) {
  const row = { rule, state, text: "It is so.", value: null, unit: null, limit: null };
  return { ...firstVerdict(NOW), evidence: [{ ...row, from: NOW, to: NOW }] };
}

const texts = (...of: Parameters<typeof withBudget>) => withBudget(...of).evidence[0]?.text;
const SPENT = "It is so. 125 % of November’s budget is spent (54 min of 43 min 12 s).";

it.each([
  { name: "while the target is not met", of: verdict("over-target", "holds"), wanted: SPENT },
  { name: "and while it is", of: verdict("over-target", "clear"), wanted: SPENT },
  {
    name: "but not where the delay is not known",
    of: verdict("over-target", "blind"),
    wanted: "It is so.",
  },
  { name: "nor beside another rule", of: verdict("idle", "holds"), wanted: "It is so." },
])("stands in the evidence about the target, $name", ({ of, wanted }) =>
  expect(texts(of, BUDGET)).toBe(wanted),
);

it("is left out while the month is not counted", () =>
  expect(texts(verdict("over-target", "holds"), undefined)).toBe("It is so."));
