import { writableRecords } from "@/lib/demo/simulation/shard-limits";
import { type Family, off, on } from "../model/family";
import { began, healthy, isAgeing, isLevel } from "../model/truths";
import { forHotShard, limited, refusing, refusingOneShard, roomInSpark } from "./limited";

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
  truth: refusingOneShard,
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

const manyHot = limited({
  name: "hot-shard-of-many",
  wishes: { shards: [100, 200, 500], wave: [0, 0.1], intervals: [5, 10, 30] },
  scenario: forHotShard,
  switches: (second) => [on(second, "hot-shard")],
  least: () => 540,
  most: 3600,
  truth: refusingOneShard,
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
  manyHot,
  readLimit,
  writesAtRisk,
  sparkAtRisk,
];
