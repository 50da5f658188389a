import { type Family, off, on } from "../model/family";
import type { SyntheticTruth } from "../model/synthetic-incident";
import type { Physics } from "../model/physics";
import { withFailedOutputs } from "../model/spark-effects";
import { began, isTooSlow, lastOnTime, underBackpressure } from "../model/truths";
import { faulty } from "./faulty";
import { knowledge } from "./knowledge";

function tooSlow(physics: Physics, fault: number): SyntheticTruth | undefined {
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
  truth: underBackpressure("consumer"),
});

export const TOO_SLOW: readonly Family[] = [
  slow,
  slowSlight,
  slowRestarted,
  slowManyShards,
  slowAndFailing,
  braked,
];
