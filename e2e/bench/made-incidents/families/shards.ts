import type { PipelineScenario } from "@/lib/demo/simulation/scenario";
import { writableRecords } from "@/lib/demo/simulation/shard-limits";
import type { TroubleSwitch } from "@/lib/demo/simulation/pipeline-simulation";
import type { Draw } from "../draw";
import { onDemand } from "../effects";
import { type Family, momentsAfter, off, on, type Plan, someSecond, THREE_HOURS } from "../family";
import type { MadeTruth } from "../made-incident";
import type { Physics } from "../physics";
import { drawPipeline, type Wishes } from "../pipelines";
import {
  began,
  healthy,
  isAgeing,
  isLevel,
  isStoring,
  isTooSlow,
  lastFresh,
  lastOnTime,
} from "../truths";
import { knowledge } from "./healthy";

/** Mean load as a share of what the shards accept. */
function fill({ recordsPerSecond, bytesPerRecord, shards }: PipelineScenario): number {
  return recordsPerSecond / (writableRecords(bytesPerRecord) * shards);
}

/** Records for one hot shard to overflow with, while all together stay well below their limit. */
function forHotShard(base: PipelineScenario, draw: Draw): PipelineScenario {
  const limit = writableRecords(base.bytesPerRecord);
  const shards = Math.max(2, base.shards);
  const most = Math.min(0.68 * shards + 0.12, 0.6 * shards + 0.5);
  const recordsPerSecond = Math.round(limit * draw.between(1.35, Math.max(1.4, most)));
  return { ...base, shards, recordsPerSecond, receivers: Math.min(base.receivers, shards) };
}

interface Limit {
  readonly name: string;
  readonly wishes?: Wishes;
  readonly scenario: (base: PipelineScenario, draw: Draw) => PipelineScenario;
  readonly switches: (second: number, draw: Draw) => readonly TroubleSwitch[];
  readonly least: (interval: number) => number;
  /** Seconds after the fault; three hours unless told. */
  readonly most?: number;
  readonly onDemand?: boolean;
  readonly truth: (physics: Physics, fault: number) => MadeTruth | undefined;
}

function limited(limit: Limit): Family {
  return {
    name: limit.name,
    plan: (id, draw): Plan => {
      const scenario = limit.scenario(drawPipeline(id, draw, limit.wishes), draw);
      const second = someSecond(draw);
      const switches = limit.switches(second, draw);
      return {
        scenario,
        switches,
        moments: momentsAfter(second, draw, [
          Math.round(limit.least(scenario.intervalMs / 1000)),
          limit.most ?? THREE_HOURS,
        ]),
        effects: [...(limit.onDemand === true ? [onDemand] : []), ...knowledge(draw)],
        story: switches
          .map(({ trouble, second: at, on: is }) => `${trouble} ${is ? "on" : "off"} at ${at}`)
          .join(", "),
        truth: (physics) => limit.truth(physics, second),
      };
    },
  };
}

/** Room for the full stream in Spark: only the shards are too small. */
function roomInSpark(base: PipelineScenario, draw: Draw): PipelineScenario {
  return { ...base, utilisation: Math.max(0.06, fill(base) * draw.between(0.2, 0.62)) };
}

/** Refused in every one of the last published minutes, the consumer well. */
function refusing(cause: string): Limit["truth"] {
  return (physics, fault) => {
    const { last, interval, now } = physics;
    const since = physics.refusedSince();
    const sparkIsWell = last.headAge <= interval + 1 && last.lag <= 8;
    if (since === undefined || since > now - 480 || !sparkIsWell) return undefined;
    return { bottleneck: "shards-write", causes: [cause], ...began(fault, since + 60) };
  };
}

const writeLimit = limited({
  name: "write-limit",
  wishes: { load: [0.15, 0.6] },
  scenario: roomInSpark,
  switches: (second) => [on(second, "write-limit")],
  least: () => 540,
  truth: refusing("write-limit"),
});

const writeLimitRestarted = limited({
  name: "write-limit-restarted",
  wishes: { load: [0.15, 0.6], intervals: [1, 5, 10, 30] },
  scenario: roomInSpark,
  switches: (second, draw) => {
    const restart = second + draw.whole(600, 3000);
    return [on(second, "write-limit"), on(restart, "down"), off(restart + 12, "down")];
  },
  least: () => 900,
  truth: (physics, fault) => {
    const id = physics.last.applicationId;
    const recent = physics.lately(300 + 5 * physics.interval);
    if (recent.some(({ applicationId }) => applicationId !== id)) return undefined;
    return refusing("write-limit")(physics, fault);
  },
});

const onDemandLimit = limited({
  name: "write-limit-on-demand",
  wishes: { load: [0.15, 0.6] },
  scenario: roomInSpark,
  switches: (second) => [on(second, "write-limit")],
  least: () => 540,
  onDemand: true,
  truth: refusing("write-limit"),
});

const hotShard = limited({
  name: "hot-shard",
  wishes: { shards: [2, 2, 3, 4, 6, 8, 12, 24, 60], wave: [0, 0.1] },
  scenario: forHotShard,
  switches: (second) => [on(second, "hot-shard")],
  least: () => 540,
  truth: refusing("hot-shard"),
});

const readLimit = limited({
  name: "read-limit",
  wishes: { wave: [0, 0.1] },
  scenario: (base) => base,
  switches: (second) => [on(second, "read-limit")],
  least: () => 780,
  truth: (physics, fault) =>
    isAgeing(physics)
      ? { bottleneck: "shards-read", causes: ["read-limit"], ...began(fault, fault + 90) }
      : undefined,
});

const bothSlow = limited({
  name: "both-slow-and-write",
  wishes: { load: [0.3, 0.6], backpressure: false },
  scenario: (base, draw) => ({
    ...roomInSpark(base, draw),
    slowUtilisation: draw.between(1.1, 1.6),
  }),
  switches: (second, draw) => [on(second, "slow"), on(second - draw.whole(0, 2400), "write-limit")],
  least: (interval) => 540 + 13 * interval,
  truth: (physics, fault) => {
    const since = physics.refusedSince();
    if (!isTooSlow(physics) || since === undefined || since > physics.now - 480) return undefined;
    const onset = began(fault, lastOnTime(physics));
    return { bottleneck: "both", causes: ["processing-too-slow"], ...onset };
  },
});

const bothHot = limited({
  name: "both-slow-and-hot",
  wishes: { shards: [2, 3, 4], wave: [0, 0.05], backpressure: false },
  scenario: (base, draw) => ({
    ...forHotShard(base, draw),
    slowUtilisation: draw.between(1.2, 1.8),
  }),
  switches: (second, draw) => [on(second, "slow"), on(second - draw.whole(0, 2400), "hot-shard")],
  least: (interval) => 540 + 13 * interval,
  truth: (physics, fault) => {
    const since = physics.refusedSince();
    if (!isTooSlow(physics) || since === undefined || since > physics.now - 480) return undefined;
    const onset = began(fault, lastOnTime(physics));
    return physics.refusedRatio(6) > 0.015
      ? { bottleneck: "both", causes: ["processing-too-slow"], ...onset }
      : undefined;
  },
});

const bothStuck = limited({
  name: "both-stuck-and-write",
  wishes: { load: [0.2, 0.6] },
  scenario: roomInSpark,
  switches: (second, draw) => [
    on(second, "stuck"),
    on(second - draw.whole(0, 2400), "write-limit"),
  ],
  least: (interval) => 600 + 7 * interval,
  truth: ({ simulation }, fault) => {
    const running = simulation.driver?.queue.running;
    if (running?.startedAt === undefined || running.records === 0) return undefined;
    const started = running.startedAt / 1000;
    const onset = began(Math.min(started, fault), started);
    return { bottleneck: "both", causes: ["stuck-batch"], ...onset };
  },
});

const bothDown = limited({
  name: "both-down-and-write",
  wishes: { load: [0.2, 0.6] },
  scenario: roomInSpark,
  switches: (second, draw) => [on(second, "down"), on(second - draw.whole(0, 2400), "write-limit")],
  least: () => 600,
  truth: (_physics, fault) => ({
    bottleneck: "both",
    causes: ["down"],
    ...began(fault - 60, fault + 60),
  }),
});

const bothCapped = limited({
  name: "both-capped-and-write",
  wishes: { load: [0.3, 0.6], leastPerReceiver: 30 },
  scenario: roomInSpark,
  switches: (second, draw) => [
    on(second, "rate-cap"),
    on(second - draw.whole(0, 2400), "write-limit"),
  ],
  least: (interval) => 780 + 11 * interval,
  truth: (physics, fault) =>
    isAgeing(physics)
      ? { bottleneck: "both", causes: ["rate-cap"], ...began(fault, fault + 90) }
      : undefined,
});

/** The load itself rises: more than the shards take, and what they take is more than Spark can do. */
const bothLoad = limited({
  name: "both-load-step",
  wishes: { load: [0.3, 0.55], backpressure: false },
  scenario: (base, draw) => ({
    ...base,
    utilisation: Math.min(0.75, fill(base) * draw.between(1.2, 1.6)),
  }),
  switches: (second) => [on(second, "write-limit")],
  least: (interval) => 540 + 13 * interval,
  truth: (physics, fault) => {
    const { interval, last } = physics;
    const earlier = physics.lately(10 * interval)[0];
    const grows = earlier !== undefined && last.headAge > earlier.headAge;
    if (physics.demand(1) < 1.08 || last.headAge < 2.5 * interval || !grows) return undefined;
    const onset = began(fault, lastOnTime(physics));
    return { bottleneck: "both", causes: ["processing-too-slow"], ...onset };
  },
});

const bothBraked = limited({
  name: "both-braked-and-write",
  wishes: { load: [0.3, 0.6], backpressure: true, leastPerReceiver: 500 },
  scenario: (base, draw) => ({
    ...roomInSpark(base, draw),
    slowUtilisation: draw.between(1.1, 1.6),
  }),
  switches: (second, draw) => [on(second, "slow"), on(second - draw.whole(0, 2400), "write-limit")],
  least: (interval) => 900 + 12 * interval,
  truth: (physics, fault) => {
    if (!isAgeing(physics) || physics.last.headAge > 2 * physics.interval) return undefined;
    if (!isStoring(physics)) return undefined;
    const onset = began(fault, lastFresh(physics, 20 + physics.interval));
    return { bottleneck: "both", causes: ["backpressure"], ...onset };
  },
});

const bothUnread = limited({
  name: "both-unread-and-write",
  wishes: { load: [0.2, 0.6], shards: [2, 3, 4, 6, 8, 12, 24] },
  scenario: roomInSpark,
  switches: (second, draw) => [
    on(second, "crossed"),
    on(second - draw.whole(0, 2400), "write-limit"),
  ],
  least: (interval) => 660 + 4 * interval,
  truth: (_physics, fault) => ({
    bottleneck: "both",
    causes: ["shards-unread"],
    ...began(fault, fault + 60),
  }),
});

const manyHot = limited({
  name: "hot-shard-of-many",
  wishes: { shards: [100, 200, 500], wave: [0, 0.1], intervals: [5, 10, 30] },
  scenario: forHotShard,
  switches: (second) => [on(second, "hot-shard")],
  least: () => 540,
  most: 3600,
  truth: refusing("hot-shard"),
});

const writesAtRisk = limited({
  name: "at-risk-writes",
  wishes: { load: [0.83, 0.86], wave: [0, 0.005] },
  scenario: (base, draw) => ({ ...base, utilisation: draw.between(0.2, 0.6) }),
  switches: () => [],
  least: () => 300,
  truth: (physics) => {
    const used =
      physics.putRate(6) /
      (physics.simulation.scenario.shards *
        writableRecords(physics.simulation.scenario.bytesPerRecord));
    return isLevel(physics) && used > 0.82 ? healthy("at-risk") : undefined;
  },
});

const sparkAtRisk = limited({
  name: "at-risk-spark",
  wishes: { wave: [0, 0.005], load: [0.2, 0.6], backpressure: false },
  scenario: (base, draw) => ({ ...base, utilisation: draw.between(0.88, 0.93) }),
  switches: () => [],
  least: () => 300,
  truth: (physics) => {
    const span = Math.max(900, 12 * physics.interval);
    const quiet = physics.lately(span).every(({ headAge }) => headAge < 1.5 * physics.interval);
    const demand = physics.demand(1);
    return quiet && demand > 0.88 && demand < 0.95 ? healthy("at-risk") : undefined;
  },
});

export const SHARDS: readonly Family[] = [
  writeLimit,
  writeLimitRestarted,
  onDemandLimit,
  hotShard,
  readLimit,
  bothSlow,
  bothHot,
  bothStuck,
  bothDown,
  bothCapped,
  bothLoad,
  bothBraked,
  bothUnread,
  manyHot,
  writesAtRisk,
  sparkAtRisk,
];
