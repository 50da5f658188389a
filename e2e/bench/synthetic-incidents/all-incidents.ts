import { seededRandom, seedOf } from "@/lib/demo/simulation/random";
import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import { Draw } from "./model/draw";
import { ADVERSE } from "./families/adverse";
import { BOTH } from "./families/both";
import { HEALTHY } from "./families/healthy";
import { MENDED } from "./families/mended";
import { NOT_RUNNING } from "./families/not-running";
import { READING } from "./families/reading";
import { SHARDS } from "./families/shards";
import { TOO_SLOW } from "./families/too-slow";
import type { Family } from "./model/family";
import type { SyntheticIncident } from "./model/synthetic-incident";
import { play } from "./play";

const FAMILIES: readonly Family[] = [
  ...HEALTHY,
  ...TOO_SLOW,
  ...NOT_RUNNING,
  ...READING,
  ...SHARDS,
  ...BOTH,
  ...MENDED,
  ...ADVERSE,
];

export interface Making {
  readonly seed: number;
  /** At least this many incidents, divided among the families. */
  readonly count: number;
  /** Part of a family's name. */
  readonly only?: string;
}

/** After this many pipelines in a row with only ambiguous moments, a family gives fewer incidents. */
const PATIENCE = 6;

/** Incidents of every family, one at a time: each is evaluated and released. */
export function* syntheticIncidents({
  seed,
  count,
  only = "",
}: Making): Generator<SyntheticIncident> {
  const chosen = FAMILIES.filter(({ name }) => name.includes(only));
  const each = Math.ceil(count / Math.max(1, chosen.length));
  for (const family of chosen) {
    let made = 0;
    for (let index = 0, fruitless = 0; made < each && fruitless < PATIENCE; index++) {
      const incidents = makePipeline(family, seed, index);
      fruitless = incidents.length === 0 ? fruitless + 1 : 0;
      made += incidents.length;
      yield* incidents;
    }
  }
}

/** The incidents of one pipeline; its name says how to draw it again. */
function makePipeline(family: Family, seed: number, index: number): readonly SyntheticIncident[] {
  const id = `${family.name}-${seed}-${index}`;
  const draw = new Draw(seededRandom(seedOf(id)));
  const watched = draw.chance(0.5);
  const plan = family.plan(id, draw);
  const story = `${inWords(plan.scenario)}; ${watched ? "watched" : "just opened"}; ${plan.story}`;
  return play(id, family.name, { ...plan, story, watched });
}

function inWords(scenario: PipelineScenario): string {
  const { intervalMs, shards, receivers, executors, coresPerExecutor } = scenario;
  const { recordsPerSecond, bytesPerRecord, userRecordsPerRecord, backpressure } = scenario;
  return [
    `${intervalMs / 1000} s, ${shards} shards, ${receivers} receivers, ${executors}×${coresPerExecutor} slots`,
    `${recordsPerSecond}/s of ${bytesPerRecord} B × ${userRecordsPerRecord}`,
    `ρ ${scenario.utilisation.toFixed(2)} (slow ${scenario.slowUtilisation.toFixed(2)})`,
    `wave ${scenario.waveRatio.toFixed(2)}${backpressure ? ", back-pressure" : ""}`,
  ].join(", ");
}
