import { type Broken, brokenIn } from "@/lib/incidents/agreements/broken";
import { keptWalks } from "@/lib/incidents/agreements/walked";
import type { Bench, BenchOptions, Report } from "../harness/bench";
import { brokenInLife, playedWalks } from "./played";

/** Whether all that a person reads at one time agrees: headline, numbers, conditions, advice, evidence. */
export const agreements: Bench = {
  name: "agreements",
  summary: "what contradicts itself on a page, minute by minute",
  baseline: "none",
  run: (options) => Promise.resolve(measure(options)),
};

function measure({ only }: BenchOptions): Report {
  const [kept, played]: [Broken[], Broken[]] = [[], []];
  for (const one of keptWalks()) kept.push(...brokenIn(one));
  for (const one of playedWalks(only)) played.push(...brokenInLife(one));
  const count = (what: string, broken: readonly Broken[]) => ({
    what,
    unit: "count" as const,
    measured: byAgreement(broken).size,
    goal: { of: "measured" as const, most: 0 },
  });
  return {
    measures: [
      count("agreements broken in kept incidents", kept),
      count("agreements broken in played lives", played),
    ],
    notes: ["Every minute is judged, folded and held against the list in docs/diagnosis.md."],
    details: [...inWords("kept", kept), ...inWords("played", played)],
  };
}

function byAgreement(broken: readonly Broken[]): ReadonlyMap<string, readonly Broken[]> {
  const found = new Map<string, Broken[]>();
  for (const one of broken) found.set(one.agreement, [...(found.get(one.agreement) ?? []), one]);
  return found;
}

const EXAMPLES = 4;

function inWords(where: string, broken: readonly Broken[]): readonly string[] {
  return [...byAgreement(broken)].flatMap(([agreement, all]) => {
    const pipelines = [...new Set(all.map(({ pipeline }) => pipeline))];
    const examples = pipelines.slice(0, EXAMPLES).flatMap((name) => {
      const first = all.find(({ pipeline }) => pipeline === name);
      return first === undefined ? [] : [`  ${name}, minute ${first.minute}: ${first.text}`];
    });
    return [
      `${where}: ${agreement}: ${all.length} minutes of ${pipelines.length} pipelines`,
      ...examples,
    ];
  });
}
