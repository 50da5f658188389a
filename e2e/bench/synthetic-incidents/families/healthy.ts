import { type Family, type Plan, off, on, someSecond } from "../model/family";
import { drawPipeline } from "../model/pipelines";
import { silentDriver } from "../model/spark-effects";
import { healthy, isLevel } from "../model/truths";
import { knowledge } from "./knowledge";
import { spread, TRAPS } from "./traps";

const unreachable: Family = {
  name: "spark-unreachable",
  plan: (id, draw): Plan => {
    const scenario = drawPipeline(id, draw);
    return {
      scenario,
      switches: [],
      moments: spread(draw),
      effects: [silentDriver, ...knowledge(draw)],
      story: "the driver's address does not answer, the application runs",
      truth: () => ({ bottleneck: "unknown", causes: ["spark-unreachable"] }),
    };
  },
};

/** Puts come in bursts of half a minute, with nothing in between. */
const bursts: Family = {
  name: "healthy-bursts",
  plan: (id, draw): Plan => {
    const scenario = drawPipeline(id, draw, {
      intervals: [1, 2, 5, 10, 30],
      utilisation: [0.1, 0.3],
    });
    const moments = spread(draw);
    const switches = [];
    const [end = 0] = moments.slice(-1);
    for (let second = end - 14_000; second < end;) {
      const quiet = second + draw.whole(15, 60);
      const loud = quiet + draw.whole(15, 60);
      switches.push(on(quiet, "idle"), off(loud, "idle"));
      second = loud;
    }
    return {
      scenario,
      switches,
      moments,
      effects: knowledge(draw),
      story: "puts come and go every half minute",
      truth: (physics) => (isLevel(physics) ? healthy() : undefined),
    };
  },
};

/** The producers pause for hours and then resume. */
const night: Family = {
  name: "night",
  plan: (id, draw): Plan => {
    const scenario = drawPipeline(id, draw);
    const dusk = someSecond(draw);
    const dawn = dusk + draw.whole(2400, 9000);
    const interval = scenario.intervalMs / 1000;
    const moments = [
      dusk + Math.round(draw.logBetween(600 + interval, dawn - dusk)),
      dawn + 480 + 3 * interval + draw.whole(0, 120),
      dawn + 1200 + 3 * interval + draw.whole(0, 3000),
    ];
    return {
      scenario,
      switches: [on(dusk, "idle"), off(dawn, "idle")],
      moments,
      effects: knowledge(draw),
      story: `nothing is put from ${dusk} to ${dawn}`,
      truth: (physics) => {
        if (!isLevel(physics, 4)) return undefined;
        return physics.simulation.troubles.has("idle") ? healthy("idle") : healthy();
      },
    };
  },
};

/** One batch takes longer than its interval; nothing else is wrong. */
const oneSlowBatch: Family = {
  name: "healthy-one-slow-batch",
  plan: (id, draw): Plan => {
    const base = drawPipeline(id, draw, {
      intervals: [5, 10, 15, 30, 60],
      utilisation: [0.15, 0.5],
    });
    const scenario = { ...base, slowUtilisation: draw.between(1.2, 1.9) };
    const interval = scenario.intervalMs / 1000;
    const slow = Math.ceil(someSecond(draw) / interval) * interval;
    const moments = [
      slow + Math.round(draw.between(0.5, 2.5) * interval),
      slow + Math.round(draw.between(3, 8) * interval),
      slow + 300 + Math.round(10 * interval),
    ];
    return {
      scenario,
      switches: [on(slow, "slow"), off(slow + Math.min(3, interval - 1), "slow")],
      moments,
      effects: knowledge(draw),
      story: `the batch of ${slow} takes ${scenario.slowUtilisation.toFixed(2)} intervals`,
      truth: () => healthy("keeping-up", "recovering"),
    };
  },
};

/** The application was deployed again some minutes ago. */
const freshStart: Family = {
  name: "healthy-fresh-start",
  plan: (id, draw): Plan => {
    const scenario = drawPipeline(id, draw);
    const start = someSecond(draw);
    const interval = scenario.intervalMs / 1000;
    const least = 150 + 4 * interval;
    return {
      scenario,
      switches: [on(start - draw.whole(5, 40), "down"), off(start, "down")],
      moments: [
        start + least,
        start + least + draw.whole(30, 240),
        start + least + draw.whole(300, 900),
      ],
      effects: knowledge(draw),
      story: `the application was started at ${start}`,
      truth: ({ last, interval: beat }) =>
        last.headAge <= 4 * beat ? healthy("keeping-up", "recovering") : undefined,
    };
  },
};

export const HEALTHY: readonly Family[] = [
  ...TRAPS,
  bursts,
  night,
  oneSlowBatch,
  freshStart,
  unreachable,
];
