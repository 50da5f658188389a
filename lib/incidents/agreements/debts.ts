import { readFileSync, writeFileSync } from "node:fs";
import type { Broken } from "./broken";

/** What is known not to hold yet: `agreement: pipeline`. */
export type Debts = ReadonlySet<string>;

/** With `AGREEMENTS=renew` in the environment a test writes today's debts instead of holding them. */
export const RENEWS = process.env["AGREEMENTS"] === "renew";

/** The debts of a file, one a line; in a run that renews them the file is written first. */
export function debtsIn(file: URL, broken: readonly Broken[]): Debts {
  if (RENEWS) writeFileSync(file, [...debtsOf(broken)].map((line) => `${line}\n`).join(""));
  return new Set(readFileSync(file, "utf8").split("\n").filter(Boolean));
}

/** What is broken, in a stable order. */
export function debtsOf(broken: readonly Broken[]): Debts {
  return new Set(broken.map(debtOf).toSorted());
}

function debtOf({ agreement, pipeline }: Broken): string {
  return `${agreement}: ${pipeline}`;
}

/** What is broken and is no debt: the first minute of each, in words. */
export function unowed(broken: readonly Broken[], debts: Debts): readonly string[] {
  const first = new Map(broken.toReversed().map((one) => [debtOf(one), one]));
  return [...debtsOf(broken)].flatMap((debt) => {
    const one = first.get(debt);
    return one === undefined || debts.has(debt)
      ? []
      : [`${debt}, minute ${one.minute}: ${one.text}`];
  });
}

/** Debts that are paid: the agreement holds there in every minute. */
export function paid(broken: readonly Broken[], debts: Debts): readonly string[] {
  const owed = debtsOf(broken);
  return [...debts].filter((debt) => !owed.has(debt));
}
