import type { Bench, BenchOptions, Measure, Report } from "../harness/bench";
import { isUndecided, evaluate, type Evaluated } from "./evaluated";
import { syntheticIncidents } from "./all-incidents";
import { PEER_RULES } from "./peer-rules";
import { confusionMatrix, explained, familyTable } from "./tables";
import { quantile } from "../harness/quantile";

/**
 * The diagnosis on incidents that it was not written for: a model of producers, shards, receivers
 * and the batch queue plays pipelines of many shapes and puts faults into them.
 */
export const diagnosis: Bench = {
  name: "diagnosis",
  summary: "how often the verdict is wrong on made incidents",
  baseline: "the best of four usual rules on the same incidents",
  run: (options) => Promise.resolve(measure(options)),
};

const INCIDENTS = 350;

function measure({ seed, count = INCIDENTS, only, verbose }: BenchOptions): Report {
  const evaluated: Evaluated[] = [];
  for (const incident of syntheticIncidents({ seed, count, only }))
    evaluated.push(evaluate(incident));
  if (evaluated.length === 0) return { measures: [], notes: [`No family is called "${only}".`] };
  return {
    measures: measures(evaluated),
    notes: [
      `${evaluated.length} incidents of seed ${seed}; the same seed makes the same ones. Right bottleneck, by rule:`,
      ...PEER_RULES.map((rule, i) => `${rule.name}: ${peerInWords(evaluated, i)}`),
      `An evaluation of 20 folded minutes took ${quantile(took(evaluated), 0.5).toFixed(0)} ms at the median, ${Math.max(...took(evaluated)).toFixed(0)} ms at most.`,
      "Moments right after an onset or a mending are left out: there even physics has not decided.",
      "Not made here: windowed outputs, concurrent jobs, leases during a reshard, a slow KCL.",
    ],
    details: [
      ...familyTable(evaluated),
      "",
      ...confusionMatrix(evaluated),
      "",
      ...explained(evaluated, verbose),
    ],
  };
}

function measures(evaluated: readonly Evaluated[]): readonly Measure[] {
  const wrong = (test: (row: Evaluated) => boolean): number =>
    evaluated.filter(test).length / evaluated.length;
  const peers = PEER_RULES.map((_, i) =>
    wrong(({ peers: said, truth }) => said[i] !== truth.bottleneck),
  );
  const alarms = PEER_RULES.map((_, i) => falseAlarms(evaluated, i));
  const dated = evaluated.filter(
    ({ truth, score }) => truth.onset !== undefined && score.causeRight,
  );
  const best = (values: readonly number[]) => Math.min(...values);
  return [
    {
      what: "bottleneck wrong",
      unit: "share",
      measured: wrong(({ score }) => !score.bottleneckRight),
      baseline: best(peers),
      goal: { of: "measured", most: 0.01 },
    },
    {
      what: "cause wrong",
      unit: "share",
      measured: wrong(({ score }) => !score.causeRight),
      goal: { of: "measured", most: 0.03 },
    },
    {
      what: "onset wrong, of those with a right cause",
      unit: "share",
      measured: dated.filter(({ score }) => !score.onsetRight).length / Math.max(1, dated.length),
      goal: { of: "measured", most: 0.03 },
    },
    {
      what: "false alarms",
      unit: "count",
      measured: evaluated.filter(({ score }) => score.falseAlarm).length,
      baseline: best(alarms),
      goal: { of: "measured", most: 0 },
    },
    { what: "undecided", unit: "share", measured: wrong(isUndecided) },
  ];
}

function took(evaluated: readonly Evaluated[]): readonly number[] {
  return evaluated.map(({ tookMs }) => tookMs);
}

/** Incidents without a bottleneck in which a peer's rule blames a side. */
function falseAlarms(evaluated: readonly Evaluated[], peer: number): number {
  const blamed = (row: Evaluated): boolean =>
    !["none", "unknown"].includes(row.peers[peer] ?? "none");
  return evaluated.filter((row) => row.truth.bottleneck === "none" && blamed(row)).length;
}

function peerInWords(evaluated: readonly Evaluated[], peer: number): string {
  const right = evaluated.filter(({ peers, truth }) => peers[peer] === truth.bottleneck).length;
  const healthy = evaluated.filter(({ truth }) => truth.bottleneck === "none").length;
  return `${((100 * right) / evaluated.length).toFixed(0)} %, ${falseAlarms(evaluated, peer)} false alarms on ${healthy} without a bottleneck`;
}
