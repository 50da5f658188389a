import { type Family, off, on } from "../model/family";
import type { SyntheticTruth } from "../model/synthetic-incident";
import type { Physics } from "../model/physics";
import { withOtherReaders, withoutOwnLag } from "../model/stream-effects";
import { began, isTooSlow, lastOnTime } from "../model/truths";
import { fannedOut, streamBefore, together, unansweredAround } from "../model/window-effects";
import { faulty, type Fault } from "./faulty";
import { roomForReaders } from "./knowledge";

function tooSlow(physics: Physics, fault: number): SyntheticTruth | undefined {
  if (!isTooSlow(physics) || physics.now < fault + 12 * physics.interval) return undefined;
  return {
    bottleneck: "consumer",
    causes: ["processing-too-slow"],
    ...began(fault, lastOnTime(physics)),
  };
}

/** The same overload, together with other changes at the time. */
function slow(name: string, more: Partial<Fault>): Family {
  return faulty({
    name: `adverse-slow-${name}`,
    slow: [1.2, 2],
    switches: (second) => [on(second, "slow")],
    least: (interval) => 60 + 13 * interval,
    truth: tooSlow,
    ...more,
    wishes: { backpressure: false, ...more.wishes },
  });
}

const ranSince = (physics: Physics, seconds: number): boolean => {
  const id = physics.last.applicationId;
  return physics.lately(seconds).every(({ applicationId }) => applicationId === id);
};

export const ADVERSE_SLOW: readonly Family[] = [
  slow("fast-beat", { wishes: { intervals: [1], shards: [1, 500] }, most: () => 2400 }),
  slow("slow-beat", { wishes: { intervals: [300], shards: [1, 24] } }),
  slow("among-readers", {
    wishes: { load: [0.1, 0.25] },
    effects: (draw, scenario) => [
      withOtherReaders(Math.max(1, roomForReaders(scenario)), scenario.shards),
      ...(draw.chance(0.5) ? [withoutOwnLag] : []),
    ],
  }),
  slow("onset-unanswered", {
    least: (interval) => 900 + 13 * interval,
    told: (draw, _scenario, fault) => unansweredAround(fault, draw.whole(4, 12)),
  }),
  slow("fanned-out", { told: () => fannedOut }),
  slow("resharded", {
    wishes: { load: [0.1, 0.3], shards: [4, 8, 24] },
    told: (draw, { shards }, fault) =>
      streamBefore(fault + draw.whole(60, 900), { openShards: shards / 2 }),
  }),
  slow("mode-switched", {
    told: (draw, _scenario, fault) =>
      together(
        streamBefore(fault - draw.whole(0, 900), { mode: "on-demand" }),
        ...(draw.chance(0.5) ? [fannedOut] : []),
      ),
  }),
  // The load comes at dawn, for an application that became slow in the night.
  slow("at-dawn", {
    switches: (second, draw) => [
      on(second - draw.whole(3000, 5400), "idle"),
      on(second - draw.whole(300, 2400), "slow"),
      off(second, "idle"),
    ],
    least: (interval) => 300 + 14 * interval,
    truth: (physics, fault) => {
      const truth = tooSlow(physics, fault);
      const since = lastOnTime(physics);
      // Its own nights may end before the one that ends here.
      return truth && { ...truth, ...began(Math.min(fault, since - physics.interval), since) };
    },
  }),
  // Restarted repeatedly, which helps while the queue is empty.
  slow("restarted-often", {
    wishes: { intervals: [2, 5, 10] },
    switches: (second) => [
      on(second, "slow"),
      ...[1200, 2400, 3600].flatMap((after) => [
        on(second + after, "down"),
        off(second + after + 15, "down"),
      ]),
    ],
    least: () => 3900,
    truth: (physics, fault) =>
      ranSince(physics, 120 + 13 * physics.interval)
        ? tooSlow(physics, Math.min(fault, physics.now))
        : undefined,
  }),
  // An outage, after which the code is too slow for the load.
  slow("after-an-outage", {
    wishes: { intervals: [2, 5, 10, 30], load: [0.15, 0.4] },
    switches: (second, draw) => [
      on(second - draw.whole(300, 900), "down"),
      on(second - 1, "slow"),
      off(second, "down"),
    ],
    least: (interval) => 1200 + 30 * interval,
    truth: (physics, fault) => (ranSince(physics, 900) ? tooSlow(physics, fault) : undefined),
  }),
  // Half of the shards are lost, and the reads of the others are too much: either cause is right.
  slow("and-crossed", {
    wishes: { shards: [2, 4, 8], intervals: [2, 5, 10] },
    slow: [2.6, 3.4],
    switches: (second, draw) => [on(second - draw.whole(900, 2400), "crossed"), on(second, "slow")],
    least: (interval) => 700 + 14 * interval,
    truth: (physics) => {
      const { interval, last } = physics;
      const earlier = physics.lately(10 * interval)[0];
      const grows = earlier !== undefined && last.headAge > earlier.headAge + interval;
      if (!grows || last.headAge < 4 * interval) return undefined;
      return { bottleneck: "consumer", causes: ["processing-too-slow", "shards-unread"] };
    },
  }),
];
