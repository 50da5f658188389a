import { completeScenario, type PipelineDefinition } from "@/lib/demo/simulation/scenario";
import type { Trouble } from "@/lib/demo/simulation/troubles";
import type { Life } from "./replay";

/** Any noon: the daily wave is near its middle. */
const NOON = 1_795_435_200;
const MINUTE = 60;

interface Story {
  readonly trouble: Trouble;
  /** How long it lasts, minutes. */
  readonly lasts: number;
  /** How long is watched after its end, minutes. */
  readonly after: number;
}

const STORIES: readonly Story[] = [
  { trouble: "slow", lasts: 12, after: 25 },
  { trouble: "stuck", lasts: 8, after: 25 },
  { trouble: "down", lasts: 5, after: 20 },
  { trouble: "down", lasts: 25, after: 30 },
  { trouble: "down", lasts: 0.3, after: 12 },
  { trouble: "backpressure", lasts: 18, after: 22 },
  { trouble: "rate-cap", lasts: 15, after: 22 },
  { trouble: "write-limit", lasts: 12, after: 15 },
  { trouble: "idle", lasts: 20, after: 12 },
];

const SHAPES: readonly PipelineDefinition[] = [
  { id: "ten", intervalMs: 10_000 },
  { id: "two", intervalMs: 2_000, utilisation: 0.55, userRecordsPerRecord: 4 },
  { id: "minute", intervalMs: 60_000, shards: 2, utilisation: 0.5 },
];

/**
 * At three hundredths over its capacity a Spark falls behind slowly, and single batches wait less than
 * the one before them all the time: nothing has become better by that.
 */
const NEARLY_ENOUGH: readonly PipelineDefinition[] = [1_000, 2_000, 10_000].map((intervalMs) => ({
  id: `nearly-${intervalMs}`,
  intervalMs,
  utilisation: 0.55,
  slowUtilisation: 1.03,
  waveRatio: 0.02,
}));
const NEARLY: Story = { trouble: "slow", lasts: 45, after: 20 };

const BEFORE = 4;

/** Each trouble comes and is mended, on pipelines of different beats. */
export function lives(only: string): readonly Life[] {
  const all = SHAPES.flatMap((shape) => STORIES.map((story) => lifeOf(shape, story)));
  const nearly = NEARLY_ENOUGH.map((shape) => lifeOf(shape, NEARLY));
  return [...all, ...nearly].filter(({ name }) => name.includes(only));
}

function lifeOf(shape: PipelineDefinition, { trouble, lasts, after }: Story): Life {
  const scenario = completeScenario(shape);
  const mended = NOON + lasts * MINUTE;
  return {
    name: `${scenario.id}: ${trouble} for ${lasts} min, a batch every ${scenario.intervalMs / 1000} s`,
    scenario,
    switches: [
      { second: NOON, trouble, on: true },
      { second: mended, trouble, on: false },
    ],
    from: NOON - BEFORE * MINUTE,
    to: mended + after * MINUTE,
  };
}
