import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { Broken } from "./broken";

/** Agreement → the pipelines in which it is known not to hold yet. */
export type Debts = Readonly<Record<string, readonly string[]>>;

const debtsSchema = z.record(z.string(), z.array(z.string()));

/** With `AGREEMENTS=renew` in the environment a test writes today's debts instead of holding them. */
export const RENEWS = process.env["AGREEMENTS"] === "renew";

/** The debts of a file; in a run that renews them the file is written first. */
export function debtsIn(file: URL, broken: readonly Broken[]): Debts {
  if (RENEWS) writeFileSync(file, `${JSON.stringify(debtsOf(broken), null, 2)}\n`);
  return debtsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** What is broken, by agreement, in a stable order. */
export function debtsOf(broken: readonly Broken[]): Debts {
  const names = [...new Set(broken.map(({ agreement }) => agreement))].toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const pipelines = broken.filter(({ agreement }) => agreement === name);
      return [name, [...new Set(pipelines.map(({ pipeline }) => pipeline))].toSorted()];
    }),
  );
}

/** What is broken and is no debt: the first of each agreement and pipeline, in words. */
export function unowed(broken: readonly Broken[], debts: Debts): readonly string[] {
  const seen = new Set<string>();
  return broken.flatMap(({ agreement, pipeline, minute, text }) => {
    const key = `${agreement} ${pipeline}`;
    if (debts[agreement]?.includes(pipeline) === true || seen.has(key)) return [];
    seen.add(key);
    return [`${agreement}: ${pipeline}, minute ${minute}: ${text}`];
  });
}

/** Debts that are paid: the agreement holds there in every minute. */
export function paid(broken: readonly Broken[], debts: Debts): readonly string[] {
  const owed = debtsOf(broken);
  return Object.entries(debts).flatMap(([agreement, pipelines]) =>
    pipelines
      .filter((pipeline) => owed[agreement]?.includes(pipeline) !== true)
      .map((pipeline) => `${agreement}: ${pipeline}`),
  );
}
