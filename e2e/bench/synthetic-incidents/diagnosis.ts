import type { Bench, BenchOptions, Measure, Report } from "../harness/bench";
import { isUndecided, judge, type Judged } from "./judged";
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
  const judged: Judged[] = [];
  for (const incident of syntheticIncidents({ seed, count, only })) judged.push(judge(incident));
  if (judged.length === 0) return { measures: [], notes: [`No family is called "${only}".`] };
  return {
    measures: measures(judged),
    notes: [
      `${judged.length} incidents of seed ${seed}; the same seed makes the same ones. Right bottleneck, by rule:`,
      ...PEER_RULES.map((rule, i) => `${rule.name}: ${peerInWords(judged, i)}`),
      `An evaluation of 20 folded minutes took ${quantile(took(judged), 0.5).toFixed(0)} ms at the median, ${Math.max(...took(judged)).toFixed(0)} ms at most.`,
      "Moments right after an onset or a mending are left out: there even physics has not decided.",
      "Not made here: windowed outputs, concurrent jobs, leases during a reshard, a slow KCL.",
    ],
    details: [
      ...familyTable(judged),
      "",
      ...confusionMatrix(judged),
      "",
      ...explained(judged, verbose),
    ],
  };
}

function measures(judged: readonly Judged[]): readonly Measure[] {
  const wrong = (test: (row: Judged) => boolean): number =>
    judged.filter(test).length / judged.length;
  const peers = PEER_RULES.map((_, i) =>
    wrong(({ peers: said, truth }) => said[i] !== truth.bottleneck),
  );
  const alarms = PEER_RULES.map((_, i) => falseAlarms(judged, i));
  const dated = judged.filter(({ truth, score }) => truth.onset !== undefined && score.causeRight);
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
      measured: judged.filter(({ score }) => score.falseAlarm).length,
      baseline: best(alarms),
      goal: { of: "measured", most: 0 },
    },
    { what: "undecided", unit: "share", measured: wrong(isUndecided) },
  ];
}

function took(judged: readonly Judged[]): readonly number[] {
  return judged.map(({ tookMs }) => tookMs);
}

/** Incidents without a bottleneck in which a peer's rule blames a side. */
function falseAlarms(judged: readonly Judged[], peer: number): number {
  const blamed = (row: Judged): boolean => !["none", "unknown"].includes(row.peers[peer] ?? "none");
  return judged.filter((row) => row.truth.bottleneck === "none" && blamed(row)).length;
}

function peerInWords(judged: readonly Judged[], peer: number): string {
  const right = judged.filter(({ peers, truth }) => peers[peer] === truth.bottleneck).length;
  const healthy = judged.filter(({ truth }) => truth.bottleneck === "none").length;
  return `${((100 * right) / judged.length).toFixed(0)} %, ${falseAlarms(judged, peer)} false alarms on ${healthy} without a bottleneck`;
}
