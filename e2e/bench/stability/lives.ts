import { completeScenario, type PipelineDefinition } from "@/lib/demo/simulation/scenario";
import type { TroubleSwitch } from "@/lib/demo/simulation/pipeline-simulation";
import type { Life } from "./replay";
import { NEARLY, SEEN_LATE, type Story, STORIES, WATCHED_STORIES, WIRE_STORIES } from "./stories";

/** A noon: the daily wave is near its middle. */
const NOON = 1_795_435_200;
const MINUTE = 60;
/** How long a driver is down in a restart, s. */
const RESTART = 15;

const TEN: PipelineDefinition = { id: "ten", intervalMs: 10_000 };

const SHAPES: readonly PipelineDefinition[] = [
  TEN,
  { id: "two", intervalMs: 2_000, utilisation: 0.55, userRecordsPerRecord: 4 },
  { id: "minute", intervalMs: 60_000, shards: 2, utilisation: 0.5 },
];

/**
 * With three percent more load than its capacity, Spark falls behind slowly, and single batches
 * often wait less than the one before: that is no improvement.
 */
const NEARLY_ENOUGH: readonly PipelineDefinition[] = [1_000, 2_000, 10_000].map((intervalMs) => ({
  id: `nearly-${intervalMs}`,
  intervalMs,
  utilisation: 0.55,
  slowUtilisation: 1.03,
  waveRatio: 0.02,
}));

const BEFORE = 4;

/** Troubles that come and are mended, on pipelines with different effective intervals. */
export function lives(only = ""): readonly Life[] {
  return named(only, [...ofEach(STORIES), ...NEARLY_ENOUGH.map((shape) => lifeOf(shape, NEARLY))]);
}

/** The same for every trouble of the demo, and mended by restarts too. */
export function everyLife(only = ""): readonly Life[] {
  const wire = WIRE_STORIES.map((story) => lifeOf(TEN, story));
  return [...lives(only), ...named(only, [...ofEach([...WATCHED_STORIES, ...SEEN_LATE]), ...wire])];
}

function named(only: string, all: readonly Life[]): readonly Life[] {
  return all.filter(({ name }) => name.includes(only));
}

function ofEach(stories: readonly Story[]): readonly Life[] {
  return SHAPES.flatMap((shape) => stories.map((story) => lifeOf(shape, story)));
}

function lifeOf(shape: PipelineDefinition, story: Story): Life {
  const { trouble, lasts, after, restarts = false, seenFor } = story;
  const scenario = completeScenario(shape);
  const ends = NOON + lasts * MINUTE;
  const restart: readonly TroubleSwitch[] = restarts
    ? [
        { second: ends, trouble: "down", on: true },
        { second: ends + RESTART, trouble: "down", on: false },
      ]
    : [];
  const seen = seenFor === undefined ? "" : `, seen for its last ${seenFor} min`;
  const how = `${seen}${restarts ? ", and a restart" : ""}`;
  return {
    name: `${scenario.id}: ${trouble} for ${lasts} min${how}, a batch every ${scenario.intervalMs / 1000} s`,
    scenario,
    switches: [
      { second: NOON, trouble, on: true },
      { second: ends, trouble, on: false },
      ...restart,
    ],
    from: seenFor === undefined ? NOON - BEFORE * MINUTE : ends - seenFor * MINUTE,
    to: ends + after * MINUTE,
  };
}
