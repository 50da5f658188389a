import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import type { Draw } from "../model/draw";
import type { Effect } from "../model/effect";
import { type Family, type Plan, someSecond } from "../model/family";
import { drawPipeline, type Wishes } from "../model/pipelines";
import { withSetting } from "../model/spark-effects";
import {
  withoutMinutes,
  withAgeSpike,
  withOtherReaders,
  onDemand,
  withClosedShards,
} from "../model/stream-effects";
import { healthy, isLevel } from "../model/truths";
import { knowledge, roomForReaders } from "./knowledge";

interface Trap {
  readonly name: string;
  readonly wishes?: Wishes;
  readonly effects?: (draw: Draw, scenario: PipelineScenario) => readonly Effect[];
  readonly causes?: readonly string[];
}

export function spread(draw: Draw): number[] {
  const first = someSecond(draw);
  const [second, third] = [draw.whole(60, 1200), draw.whole(1300, 2400)];
  return [first, first + second, first + third];
}

function trap({ name, wishes = {}, effects = knowledge, causes = ["keeping-up"] }: Trap): Family {
  return {
    name,
    plan: (id, draw): Plan => {
      const scenario = drawPipeline(id, draw, wishes);
      return {
        scenario,
        switches: [],
        moments: spread(draw),
        effects: effects(draw, scenario),
        story: "nothing is wrong",
        truth: (physics) => (isLevel(physics) ? healthy(...causes) : undefined),
      };
    },
  };
}

export const TRAPS: readonly Family[] = [
  trap({ name: "healthy" }),
  trap({
    name: "healthy-readers",
    effects: (draw, scenario) => [
      withOtherReaders(roomForReaders(scenario), scenario.shards),
      ...knowledge(draw),
    ],
  }),
  trap({
    name: "healthy-missing-minutes",
    effects: (draw) => [
      withoutMinutes([draw.whole(2, 4), draw.whole(5, 7), draw.whole(8, 60)]),
      ...knowledge(draw),
    ],
  }),
  trap({
    name: "healthy-age-spike",
    effects: (draw) => [withAgeSpike(draw.whole(2, 8)), ...knowledge(draw)],
  }),
  trap({
    name: "healthy-on-demand",
    wishes: { load: [0.3, 0.6] },
    effects: (draw) => [onDemand, ...knowledge(draw)],
  }),
  trap({
    name: "healthy-generous-cap",
    effects: (draw, { recordsPerSecond, userRecordsPerRecord, receivers }) => [
      withSetting(
        "spark.streaming.receiver.maxRate",
        String(Math.ceil((1.6 * recordsPerSecond * userRecordsPerRecord) / receivers)),
      ),
      ...knowledge(draw),
    ],
  }),
  trap({
    name: "healthy-closed-shards",
    wishes: { shards: [2, 3, 4, 8] },
    effects: (draw) => [withClosedShards(draw.whole(1, 4)), ...knowledge(draw)],
  }),
  trap({
    name: "healthy-many-shards",
    wishes: { shards: [100, 200, 500], intervals: [5, 10, 30, 60] },
  }),
  trap({
    name: "healthy-long-intervals",
    wishes: { intervals: [120, 300], utilisation: [0.3, 0.65] },
  }),
  trap({
    name: "healthy-waves",
    wishes: { wave: [0.3, 0.55], utilisation: [0.12, 0.45], load: [0.1, 0.4] },
  }),
];
