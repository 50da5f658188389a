import { type Family, off, on } from "../model/family";
import { withOtherReaders, withoutMinutes, withoutOwnLag } from "../model/stream-effects";
import { began, healthy, isAgeing, isLevel, underBackpressure } from "../model/truths";
import { fannedOut, streamBefore, unansweredAround } from "../model/window-effects";
import { ADVERSE_SLOW } from "./adverse-slow";
import { faulty, type Fault } from "./faulty";
import { knowledge, roomForReaders } from "./knowledge";

/** Nothing is wrong, although it looks unusual. */
function well(name: string, more: Partial<Fault>): Family {
  return faulty({
    name: `adverse-healthy-${name}`,
    switches: () => [],
    least: () => 60,
    most: () => 2400,
    truth: (physics) => (isLevel(physics) ? healthy("keeping-up") : undefined),
    ...more,
  });
}

function capped(name: string, more: Partial<Fault>): Family {
  return faulty({
    name: `adverse-cap-${name}`,
    switches: (second) => [on(second, "rate-cap")],
    least: (interval) => 780 + 11 * interval,
    truth: (physics, fault) =>
      isAgeing(physics)
        ? { bottleneck: "consumer", causes: ["rate-cap"], ...began(fault, fault + 90) }
        : undefined,
    ...more,
    wishes: { leastPerReceiver: 30, ...more.wishes },
  });
}

function braked(name: string, more: Partial<Fault>): Family {
  return faulty({
    name: `adverse-braked-${name}`,
    slow: [1.2, 2],
    switches: (second) => [on(second, "slow")],
    least: (interval) => 900 + 12 * interval,
    truth: underBackpressure("consumer"),
    ...more,
    wishes: { backpressure: true, leastPerReceiver: 500, load: [0.2, 0.6], ...more.wishes },
  });
}

const amongReaders: Fault["effects"] = (draw, scenario) => [
  withOtherReaders(Math.max(1, roomForReaders(scenario)), scenario.shards),
  ...(draw.chance(0.4) ? [withoutOwnLag] : []),
];

const gone = faulty({
  name: "adverse-stuck-then-down",
  switches: (second, draw) => [on(second - draw.whole(600, 1800), "stuck"), on(second, "down")],
  least: () => 420,
  truth: (_physics, fault) => ({
    bottleneck: "consumer",
    causes: ["down"],
    ...began(fault - 1800, fault + 60),
  }),
});

export const ADVERSE: readonly Family[] = [
  ...ADVERSE_SLOW,
  well("readers-and-gaps", {
    wishes: { load: [0.1, 0.25] },
    effects: (draw, scenario) => [
      withOtherReaders(Math.max(1, roomForReaders(scenario)), scenario.shards),
      withoutMinutes([draw.whole(2, 4), draw.whole(5, 7), draw.whole(8, 20)]),
      ...knowledge(draw),
    ],
  }),
  well("fanned-out", { told: () => fannedOut }),
  well("resharded", {
    wishes: { load: [0.1, 0.35], shards: [2, 4, 8, 24, 100] },
    told: (draw, { shards }, fault) =>
      streamBefore(fault + draw.whole(0, 1200), { openShards: shards / 2 }),
  }),
  well("merged", {
    wishes: { load: [0.1, 0.6], shards: [1, 2, 4, 8] },
    told: (draw, { shards }, fault) =>
      streamBefore(fault + draw.whole(0, 1200), { openShards: shards * 2 }),
  }),
  well("mode-switched", {
    wishes: { load: [0.3, 0.6] },
    told: (draw, _scenario, fault) =>
      streamBefore(fault + draw.whole(0, 1200), {
        mode: draw.chance(0.5) ? "on-demand" : "provisioned",
      }),
  }),
  well("unanswered", {
    least: () => 1500,
    told: (draw, _scenario, fault) => unansweredAround(fault, draw.whole(3, 20)),
  }),
  well("restarted-twice", {
    wishes: { intervals: [1, 2, 5, 10], load: [0.1, 0.3], utilisation: [0.12, 0.35] },
    switches: (second) =>
      [-900, 0].flatMap((after) => [on(second + after, "down"), off(second + after + 10, "down")]),
    least: () => 600,
  }),
  capped("among-readers", { wishes: { load: [0.1, 0.25] }, effects: amongReaders }),
  capped("onset-unanswered", {
    told: (draw, _scenario, fault) => unansweredAround(fault, draw.whole(4, 12)),
  }),
  capped("fanned-out", { told: () => fannedOut }),
  // The overload was answered with a cap, in another run of the application.
  capped("after-slow", {
    switches: (second, draw) => {
      const slowed = second - draw.whole(900, 1800);
      return [on(slowed, "slow"), off(second, "slow"), on(second, "rate-cap")];
    },
    truth: (physics, fault) =>
      isAgeing(physics)
        ? { bottleneck: "consumer", causes: ["rate-cap"], ...began(fault - 1800, fault + 90) }
        : undefined,
  }),
  braked("among-readers", { wishes: { load: [0.1, 0.25] }, effects: amongReaders }),
  braked("onset-unanswered", {
    told: (draw, _scenario, fault) => unansweredAround(fault, draw.whole(4, 12)),
  }),
  braked("fanned-out", { told: () => fannedOut }),
  gone,
];
