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

const BEFORE = 4;

/** Each trouble comes and is mended, on pipelines of different beats. */
export function lives(only: string): readonly Life[] {
  return SHAPES.flatMap((shape) =>
    STORIES.map(({ trouble, lasts, after }): Life => {
      const name = `${trouble} for ${lasts} min, a batch every ${(shape.intervalMs ?? 0) / 1000} s`;
      const from = NOON - BEFORE * MINUTE;
      const mended = NOON + lasts * MINUTE;
      return {
        name,
        scenario: completeScenario(shape),
        switches: [
          { second: NOON, trouble, on: true },
          { second: mended, trouble, on: false },
        ],
        from,
        to: mended + after * MINUTE,
      };
    }),
  ).filter(({ name }) => name.includes(only));
}
