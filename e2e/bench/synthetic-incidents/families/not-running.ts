import { type Family, on } from "../model/family";
import { withoutBatchesAfter } from "../model/spark-effects";
import { withoutOwnLag, withOtherReaders } from "../model/stream-effects";
import { began } from "../model/truths";
import { faulty, type Fault } from "./faulty";
import { knowledge, roomForReaders } from "./knowledge";

/** A batch that was running when the work froze, for longer than the time budget of any batch. */
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

/**
 * The other readers hide that ours is gone: only its leases show it. The file does not show since
 * when.
 */
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

const stalled = faulty({
  name: "driver-stalled",
  switches: () => [],
  least: (interval) => Math.max(3 * interval, 60) + 60 + interval,
  // The model goes on making batches, and the driver retains a thousand: later none is left to show
  // it.
  most: (interval) => 800 * interval,
  effects: (draw, _scenario, fault) => [withoutBatchesAfter(fault), ...knowledge(draw)],
  truth: ({ interval }, fault) => ({
    bottleneck: "consumer",
    causes: ["driver-stalled"],
    ...began(fault, fault + interval),
  }),
});

export const NOT_RUNNING: readonly Family[] = [
  noCores,
  stuck,
  down,
  downAmongReaders,
  downAtNight,
  stalled,
];
