import { type Family, on } from "../model/family";
import { withFailedOutputs } from "../model/spark-effects";
import {
  withoutOwnLag,
  withoutLeases,
  withOtherReaders,
  withLaggingReader,
} from "../model/stream-effects";
import { began, isAgeing, isLevel } from "../model/truths";
import { faulty, type Fault } from "./faulty";
import { knowledge, roomForReaders } from "./knowledge";

const capped = faulty({
  name: "rate-cap",
  wishes: { leastPerReceiver: 30 },
  switches: (second) => [on(second, "rate-cap")],
  least: (interval) => 780 + 11 * interval,
  truth: (physics, fault) =>
    isAgeing(physics)
      ? { bottleneck: "consumer", causes: ["rate-cap"], ...began(fault, fault + 90) }
      : undefined,
});

function unread(effects: Fault["effects"], name: string): Family {
  return faulty({
    name,
    wishes: { shards: [2, 3, 4, 6, 8, 12, 24] },
    switches: (second) => [on(second, "crossed")],
    least: (interval) => 660 + 4 * interval,
    ...(effects === undefined ? {} : { effects }),
    truth: (_physics, fault) => ({
      bottleneck: "consumer",
      causes: ["shards-unread"],
      ...began(fault, fault + 60),
    }),
  });
}

const crossedWhole = faulty({
  name: "reading-nothing",
  wishes: { shards: [1] },
  switches: (second) => [on(second, "crossed")],
  least: (interval) => 480 + 4 * interval,
  truth: (_physics, fault) => ({
    bottleneck: "consumer",
    causes: ["reading-nothing"],
    ...began(fault, fault + 60),
  }),
});

const failing = faulty({
  name: "failing-batches",
  switches: () => [],
  least: (interval) => 180 + 6 * interval,
  effects: (draw, _scenario, fault) => {
    const every = draw.one([3, 4, 99]);
    return [withFailedOutputs(fault, (index) => index % every === every - 1), ...knowledge(draw)];
  },
  truth: ({ interval }, fault) => ({
    bottleneck: "none",
    causes: ["failing-batches"],
    ...began(fault, fault + 3 * interval),
  }),
});

/** Evaluated by this application's own lag; without it, by its earlier share, if that is known. */
const otherReader = faulty({
  name: "other-consumer",
  wishes: { load: [0.1, 0.3], intervals: [5, 10, 15, 30, 60] },
  switches: () => [],
  least: () => 900,
  effects: (draw, scenario, fault) => [
    withOtherReaders(Math.max(1, roomForReaders(scenario)), scenario.shards),
    withLaggingReader(fault, draw.between(0.25, 1)),
    ...(draw.chance(0.35) ? [withoutLeases] : []),
  ],
  truth: (physics, fault) =>
    isLevel(physics)
      ? { bottleneck: "none", causes: ["other-consumer"], ...began(fault, fault + 90) }
      : undefined,
});

export const READING: readonly Family[] = [
  capped,
  unread(undefined, "shards-unread"),
  unread(
    (draw, scenario) => [
      withOtherReaders(Math.max(1, roomForReaders(scenario)), scenario.shards),
      ...(draw.chance(0.3) ? [withoutOwnLag] : []),
    ],
    "shards-unread-among-readers",
  ),
  crossedWhole,
  failing,
  otherReader,
];
