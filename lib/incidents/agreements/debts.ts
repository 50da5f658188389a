import { readFileSync, writeFileSync } from "node:fs";
import type { Broken } from "./broken";

/** The agreements that are known to be broken: `agreement: pipeline`. */
export type Debts = ReadonlySet<string>;

/** With `AGREEMENTS=renew` in the environment, a test writes today's breaks instead of checking them. */
export const RENEWS = process.env["AGREEMENTS"] === "renew";

/** The known breaks in a file, one a line. A run that renews them writes the file first. */
export function debtsIn(file: URL, broken: readonly Broken[]): Debts {
  if (RENEWS) writeFileSync(file, [...debtsOf(broken)].map((line) => `${line}\n`).join(""));
  return new Set(readFileSync(file, "utf8").split("\n").filter(Boolean));
}

/** All breaks, in a stable order. */
export function debtsOf(broken: readonly Broken[]): Debts {
  return new Set(broken.map(debtOf).toSorted());
}

function debtOf({ agreement, pipeline }: Broken): string {
  return `${agreement}: ${pipeline}`;
}

/** The breaks that are not known ones: the first minute of each, as a sentence. */
export function unowed(broken: readonly Broken[], debts: Debts): readonly string[] {
  const first = new Map(broken.toReversed().map((one) => [debtOf(one), one]));
  return [...debtsOf(broken)].flatMap((debt) => {
    const one = first.get(debt);
    return one === undefined || debts.has(debt)
      ? []
      : [`${debt}, minute ${one.minute}: ${one.text}`];
  });
}

/** Known breaks that are mended: the agreement holds there in every minute. */
export function paid(broken: readonly Broken[], debts: Debts): readonly string[] {
  const owed = debtsOf(broken);
  return [...debts].filter((debt) => !owed.has(debt));
}
