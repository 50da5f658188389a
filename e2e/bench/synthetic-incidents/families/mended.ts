import { type Family, off, on, type Plan, someSecond } from "../model/family";
import type { SyntheticTruth } from "../model/synthetic-incident";
import type { Physics } from "../model/physics";
import { drawPipeline } from "../model/pipelines";
import { began, healthy, isLevel } from "../model/truths";
import { knowledge } from "./knowledge";

/** CloudWatch needs five settled minutes to show that a lag falls, and two evaluations must agree. */
const LAG_SHOWS_SECONDS = 600;

/**
 * The truth after a fault is mended: behind and recovering, then level. The recovery began when the
 * fault was mended, or when the last of the backlog had moved from the stream into Spark's queue.
 */
function afterMending(physics: Physics, mended: number): SyntheticTruth | undefined {
  const { last, interval, now } = physics;
  const beats = (now - mended) / interval;
  const then = physics.samples.findLast(({ second }) => second <= mended + interval);
  const behind = Math.max(last.headAge, last.lag);
  const worst = Math.max(then?.headAge ?? 0, then?.lag ?? 0);
  const inStream = physics.lately(300).some(({ lag }) => lag > 60);
  if (now < mended + (inStream ? LAG_SHOWS_SECONDS : 240) || beats < 6) return undefined;
  if (behind > 2 * interval + 30 && behind < 0.9 * worst)
    return { ...healthy("recovering"), ...began(mended, turned(physics, mended)) };
  return isLevel(physics, 10) ? healthy() : undefined;
}

function turned({ samples, interval }: Physics, mended: number): number {
  const since = samples.filter(({ second }) => second >= mended);
  const oldest = Math.max(...since.map(({ headAge }) => headAge));
  return (since.findLast(({ headAge }) => headAge === oldest)?.second ?? mended) + 2 * interval;
}

/** Near the end of the fault, during the recovery, and later. */
function momentsOfMending(mended: number, interval: number, waitsFor: number): number[] {
  const least = 250 + 6 * interval;
  return [least, least + 0.25 * waitsFor, least + 0.6 * waitsFor, least + 4 * waitsFor + 1800].map(
    (seconds) => mended + Math.round(seconds),
  );
}

const slowMended: Family = {
  name: "mended-slow",
  plan: (id, draw): Plan => {
    const base = drawPipeline(id, draw, {
      intervals: [1, 2, 5, 10, 30, 60],
      backpressure: false,
      utilisation: [0.35, 0.65],
    });
    const scenario = { ...base, slowUtilisation: draw.between(1.4, 2.2) };
    const interval = scenario.intervalMs / 1000;
    const fault = someSecond(draw);
    const mended = fault + Math.min(1400 * interval, draw.whole(1500, 4000));
    return {
      scenario,
      switches: [on(fault, "slow"), off(mended, "slow")],
      moments: momentsOfMending(mended, interval, 0.3 * (mended - fault)),
      effects: knowledge(draw),
      story: `slow from ${fault} to ${mended}`,
      truth: (physics) => afterMending(physics, mended),
    };
  },
};

const brakeMended: Family = {
  name: "mended-backpressure",
  plan: (id, draw): Plan => {
    const base = drawPipeline(id, draw, {
      intervals: [1, 2, 5, 10, 30, 60],
      backpressure: true,
      leastPerReceiver: 500,
      load: [0.2, 0.5],
      utilisation: [0.3, 0.6],
    });
    const scenario = { ...base, slowUtilisation: draw.between(1.4, 2) };
    const interval = scenario.intervalMs / 1000;
    const fault = someSecond(draw);
    const mended = fault + draw.whole(2400, 6000);
    return {
      scenario,
      switches: [on(fault, "slow"), off(mended, "slow")],
      moments: momentsOfMending(mended, interval, 0.3 * (mended - fault)),
      effects: knowledge(draw),
      story: `slow under back-pressure from ${fault} to ${mended}`,
      truth: (physics) => afterMending(physics, mended),
    };
  },
};

/** Nothing ran for a while; the puts of that time are worked off after the start. */
const outageMended: Family = {
  name: "mended-outage",
  plan: (id, draw): Plan => {
    const scenario = drawPipeline(id, draw, {
      intervals: [2, 5, 10, 30, 60],
      utilisation: [0.25, 0.65],
    });
    const interval = scenario.intervalMs / 1000;
    const fault = someSecond(draw);
    const mended = fault + draw.whole(300, 3600);
    return {
      scenario,
      switches: [on(fault, "down"), off(mended, "down")],
      moments: momentsOfMending(mended, interval, 0.6 * (mended - fault)),
      effects: knowledge(draw),
      story: `down from ${fault} to ${mended}`,
      truth: (physics) => afterMending(physics, mended),
    };
  },
};

const hangMended: Family = {
  name: "mended-stuck",
  plan: (id, draw): Plan => {
    const scenario = drawPipeline(id, draw, {
      intervals: [1, 2, 5, 10, 30, 60],
      utilisation: [0.4, 0.7],
      backpressure: false,
      wave: [0, 0.1],
    });
    const interval = scenario.intervalMs / 1000;
    const fault = someSecond(draw);
    const mended = fault + Math.min(1400 * interval, draw.whole(900, 3000));
    return {
      scenario,
      switches: [on(fault, "stuck"), off(mended, "stuck")],
      moments: momentsOfMending(mended, interval, mended - fault),
      effects: knowledge(draw),
      story: `a batch hung from ${fault} to ${mended}`,
      truth: (physics) => afterMending(physics, mended),
    };
  },
};

/** A limit of the shards, or a cap, that is removed after a while. */
function lifted(trouble: "write-limit" | "read-limit" | "rate-cap"): Family {
  return {
    name: `mended-${trouble}`,
    plan: (id, draw): Plan => {
      const scenario = drawPipeline(id, draw, {
        intervals: [1, 2, 5, 10, 30, 60],
        // At the full load of the shards Spark must still have room.
        load: [0.3, 0.5],
        utilisation: [0.12, 0.2],
        leastPerReceiver: 30,
      });
      const interval = scenario.intervalMs / 1000;
      const fault = someSecond(draw);
      const mended = fault + draw.whole(1200, 5000);
      return {
        scenario,
        switches: [on(fault, trouble), off(mended, trouble)],
        moments: momentsOfMending(mended, interval, 0.3 * (mended - fault)),
        effects: knowledge(draw),
        story: `${trouble} from ${fault} to ${mended}`,
        truth: (physics) => afterMending(physics, mended),
      };
    },
  };
}

export const MENDED: readonly Family[] = [
  slowMended,
  brakeMended,
  outageMended,
  hangMended,
  lifted("write-limit"),
  lifted("read-limit"),
  lifted("rate-cap"),
];
