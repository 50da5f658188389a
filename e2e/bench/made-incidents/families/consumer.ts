import type { TroubleSwitch } from "@/lib/demo/simulation/pipeline-simulation";
import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import type { Draw } from "../draw";
import {
  type Effect,
  withFailedOutputs,
  withLaggingReader,
  withoutBatchesAfter,
  withoutLeases,
  withoutOwnLag,
  withOtherReaders,
} from "../effects";
import { type Family, momentsAfter, off, on, type Plan, someSecond, THREE_HOURS } from "../family";
import type { MadeTruth } from "../made-incident";
import type { Physics } from "../physics";
import { drawPipeline, type Wishes } from "../pipelines";
import { began, isAgeing, isLevel, isStoring, isTooSlow, lastFresh, lastOnTime } from "../truths";
import { knowledge, roomForReaders } from "./healthy";

interface Fault {
  readonly name: string;
  readonly wishes?: Wishes;
  readonly slow?: readonly [low: number, high: number];
  readonly switches: (
    fault: number,
    draw: Draw,
    scenario: PipelineScenario,
  ) => readonly TroubleSwitch[];
  /** Seconds after the fault from which on its truth is no longer ambiguous. */
  readonly least: (interval: number) => number;
  readonly most?: (interval: number) => number;
  readonly effects?: (draw: Draw, scenario: PipelineScenario, fault: number) => readonly Effect[];
  readonly truth: (physics: Physics, fault: number) => MadeTruth | undefined;
}

/** A pipeline in which one thing goes wrong at one second; some had a night before. */
export function faulty(fault: Fault): Family {
  return {
    name: fault.name,
    plan: (id, draw): Plan => {
      const base = drawPipeline(id, draw, fault.wishes);
      const scenario = {
        ...base,
        slowUtilisation: draw.between(...(fault.slow ?? [1.15, 2.2])),
      };
      const second = someSecond(draw);
      const switches = fault.switches(second, draw, scenario);
      const interval = scenario.intervalMs / 1000;
      const least = Math.round(fault.least(interval));
      const most = Math.round(Math.min(THREE_HOURS, fault.most?.(interval) ?? THREE_HOURS));
      const night = draw.chance(0.2) ? nightBefore(second, draw) : [];
      return {
        scenario,
        switches: [...night, ...switches],
        moments: momentsAfter(second, draw, [least, most]),
        effects: (fault.effects ?? knowledge)(draw, scenario, second),
        story: `${switches.map(({ trouble, second: at, on: is }) => `${trouble} ${is ? "on" : "off"} at ${at}`).join(", ")}${night.length > 0 ? ", after a night" : ""}`,
        truth: (physics) => fault.truth(physics, second),
      };
    },
  };
}

function nightBefore(second: number, draw: Draw): readonly TroubleSwitch[] {
  const dawn = second - draw.whole(2400, 5400);
  return [on(dawn - draw.whole(1200, 3600), "idle"), off(dawn, "idle")];
}

function tooSlow(physics: Physics, fault: number): MadeTruth | undefined {
  if (!isTooSlow(physics) || physics.now < fault + 12 * physics.interval) return undefined;
  const onset = began(fault, lastOnTime(physics));
  return { bottleneck: "consumer", causes: ["processing-too-slow"], ...onset };
}

const slow = faulty({
  name: "slow",
  wishes: { backpressure: false },
  slow: [1.2, 2.2],
  switches: (second) => [on(second, "slow")],
  least: (interval) => 60 + 13 * interval,
  truth: tooSlow,
});

const slowSlight = faulty({
  name: "slow-slight",
  wishes: { backpressure: false, wave: [0, 0.02] },
  slow: [1.06, 1.14],
  switches: (second) => [on(second, "slow")],
  least: (interval) => 60 + 20 * interval,
  truth: tooSlow,
});

const slowRestarted = faulty({
  name: "slow-restarted",
  wishes: { backpressure: false },
  slow: [1.25, 2],
  switches: (second, draw) => {
    const restart = second + draw.whole(600, 3600);
    return [on(second, "slow"), on(restart, "down"), off(restart + draw.whole(5, 30), "down")];
  },
  least: (interval) => 900 + 13 * interval,
  truth: (physics, fault) => {
    const id = physics.last.applicationId;
    const earlier = physics.lately(90 + 13 * physics.interval);
    if (earlier.some(({ applicationId }) => applicationId !== id)) return undefined;
    return tooSlow(physics, fault);
  },
});

const slowManyShards = faulty({
  name: "slow-many-shards",
  wishes: { backpressure: false, shards: [100, 200, 500], intervals: [5, 10, 30] },
  slow: [1.2, 2],
  switches: (second) => [on(second, "slow")],
  least: (interval) => 60 + 13 * interval,
  most: () => 2400,
  truth: tooSlow,
});

/** Outputs fail and batches take too long: the first is in `also`. */
const slowAndFailing = faulty({
  name: "slow-and-failing",
  wishes: { backpressure: false },
  slow: [1.25, 2],
  switches: (second) => [on(second, "slow")],
  least: (interval) => 240 + 13 * interval,
  effects: (draw, _scenario, fault) => [withFailedOutputs(fault, () => false), ...knowledge(draw)],
  truth: tooSlow,
});

const braked = faulty({
  name: "backpressure",
  wishes: { backpressure: true, leastPerReceiver: 500, load: [0.2, 0.6] },
  slow: [1.2, 2],
  switches: (second) => [on(second, "slow")],
  least: (interval) => 900 + 12 * interval,
  truth: (physics, fault) => {
    if (!isAgeing(physics) || physics.last.headAge > 2 * physics.interval) return undefined;
    if (!isStoring(physics)) return undefined;
    const onset = began(fault, lastFresh(physics, 20 + physics.interval));
    return { bottleneck: "consumer", causes: ["backpressure"], ...onset };
  },
});

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

/** A batch that was running when the work froze, for as long as the rules grant any batch. */
function frozen(cause: string): Fault["truth"] {
  return ({ simulation, interval, now, last }, fault) => {
    const running = simulation.driver?.queue.running;
    if (running?.startedAt === undefined || running.records === 0) return undefined;
    const started = running.startedAt / 1000;
    const owed = Math.max(2 * interval, 60, cause === "stuck-batch" ? 5 * interval : 0);
    if (now < started + owed + 60 + interval || last.waiting < 2) return undefined;
    const onset = began(Math.min(started, fault), started);
    return { bottleneck: "consumer", causes: [cause], ...onset };
  };
}

const noCores = faulty({
  name: "no-cores-left",
  switches: (second) => [on(second, "no-cores")],
  least: (interval) => 150 + 4 * interval,
  truth: frozen("no-cores-left"),
});

const stuck = faulty({
  name: "stuck-batch",
  switches: (second) => [on(second, "stuck")],
  least: (interval) => 150 + 7 * interval,
  truth: frozen("stuck-batch"),
});

const down = faulty({
  name: "down",
  switches: (second) => [on(second, "down")],
  least: () => 480,
  truth: (_physics, fault) => ({
    bottleneck: "consumer",
    causes: ["down"],
    ...began(fault - 60, fault + 60),
  }),
});

/** The other readers hide that ours is gone: only its leases tell. Since when, the file does not. */
const downAmongReaders = faulty({
  name: "down-among-readers",
  wishes: { load: [0.1, 0.3] },
  switches: (second) => [on(second, "down")],
  least: () => 480,
  effects: (draw, scenario) => [
    withOtherReaders(Math.max(1, roomForReaders(scenario)), scenario.shards),
    ...(draw.chance(0.3) ? [withoutOwnLag] : []),
  ],
  truth: () => ({ bottleneck: "consumer", causes: ["down"] }),
});

const downAtNight = faulty({
  name: "unreachable-at-night",
  switches: (second) => [on(second - 900, "idle"), on(second, "down")],
  least: () => 600,
  truth: () => ({ bottleneck: "unknown", causes: ["spark-unreachable"] }),
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

const stalled = faulty({
  name: "driver-stalled",
  switches: () => [],
  least: (interval) => Math.max(3 * interval, 60) + 60 + interval,
  // The model goes on making batches, and the driver keeps a thousand: later none is left to show.
  most: (interval) => 800 * interval,
  effects: (draw, _scenario, fault) => [withoutBatchesAfter(fault), ...knowledge(draw)],
  truth: ({ interval }, fault) => ({
    bottleneck: "consumer",
    causes: ["driver-stalled"],
    ...began(fault, fault + interval),
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

/** Judged by this application's own lag; without it, by its share of before, if that is known. */
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

export const CONSUMER: readonly Family[] = [
  slow,
  slowSlight,
  slowRestarted,
  slowManyShards,
  slowAndFailing,
  braked,
  capped,
  noCores,
  stuck,
  down,
  downAmongReaders,
  downAtNight,
  unread(undefined, "shards-unread"),
  unread(
    (draw, scenario) => [
      withOtherReaders(Math.max(1, roomForReaders(scenario)), scenario.shards),
      ...(draw.chance(0.3) ? [withoutOwnLag] : []),
    ],
    "shards-unread-among-readers",
  ),
  crossedWhole,
  stalled,
  failing,
  otherReader,
];
