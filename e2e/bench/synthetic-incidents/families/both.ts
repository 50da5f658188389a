import { type Family, on } from "../model/family";
import { began, isAgeing, isTooSlow, lastOnTime, underBackpressure } from "../model/truths";
import { fill, forHotShard, limited, roomInSpark } from "./limited";

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

/** The load itself rises: it exceeds the shards' limit, and what they accept exceeds Spark's capacity. */
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
  truth: underBackpressure("both"),
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

export const BOTH: readonly Family[] = [
  bothSlow,
  bothHot,
  bothStuck,
  bothDown,
  bothCapped,
  bothLoad,
  bothBraked,
  bothUnread,
];
