import type { Bench, BenchOptions, Report } from "../harness/bench";
import { evaluateInChildren } from "./in-children";
import type { Evaluated, Outcome } from "./evaluated";
import { evaluateWorlds } from "./evaluate-worlds";
import { explained, fineTable, kindTable, wrongTable } from "./tables";

const WORLDS = 2000;

/**
 * Searches for dishonest verdicts in worlds with random combinations of troubles. The model knows
 * whether records are late, unread or lost. A calm verdict is wrong while they are and the
 * upstreams show it; an alarm is wrong while they are not.
 */
export const honesty: Bench = {
  name: "honesty",
  summary: "false greens and false alarms over troubles put together at random",
  baseline: "none: there must not be any",
  run: measure,
};

interface Asked {
  readonly seed: number;
  readonly count: number;
  readonly only: string;
}

async function measure({ seed, count = WORLDS, only, verbose }: BenchOptions): Promise<Report> {
  const evaluated = await evaluatedOf({ seed, count, only });
  if (evaluated.length === 0)
    return { measures: [], notes: [`No world has the number "${only}".`] };
  const of = (outcome: Outcome) => evaluated.filter((row) => row.outcome === outcome).length;
  const none = { of: "measured", most: 0 } as const;
  return {
    measures: [
      { what: "false greens", unit: "count", measured: of("false green"), goal: none },
      { what: "false alarms", unit: "count", measured: of("false alarm"), goal: none },
      {
        what: "ambiguous, not asserted",
        unit: "share",
        measured: of("ambiguous") / evaluated.length,
      },
      {
        what: "told by no upstream, not asserted",
        unit: "share",
        measured: of("not told") / evaluated.length,
      },
    ],
    notes: [
      `${evaluated.length} worlds of seed ${seed}; the same seed makes the same ones. --only N makes one of them again.`,
      "Ambiguous are the first minutes after an onset or a mending, waits up to twice the limit, and troubles without effect yet.",
    ],
    details: [
      ...kindTable(evaluated),
      "",
      ...wrongTable(evaluated),
      "",
      ...fineTable(evaluated),
      "",
      ...explained(evaluated, verbose),
    ],
  };
}

function evaluatedOf({ seed, count, only }: Asked): Promise<readonly Evaluated[]> {
  if (only === "") return evaluateInChildren({ seed, from: 0, to: count });
  const index = Number(only);
  if (!Number.isInteger(index) || index < 0) return Promise.resolve([]);
  return Promise.resolve(evaluateWorlds({ seed, from: index, to: index + 1 }));
}
