import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import {
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { lagNow } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { remainingWork } from "@/lib/diagnosis/dstream/quantities/backlog/remaining-work";
import { behindSinceStart } from "@/lib/diagnosis/dstream/quantities/restart/started-behind";
import { workingOff } from "./working-off";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
const STARTED = NOW - 2 * MINUTE;
/** Puts while nothing ran: 30 min × 1 000 records/s, and those since then. */
const OUTAGE_MINUTES = 30;

/** Nothing ran for half an hour. It was started two minutes ago, and each batch takes `times` the puts. */
function restarted({
  times = 3,
  msPerRecord = 0.4,
  outageMinutes = OUTAGE_MINUTES,
  putUnknown = false,
} = {}): Given {
  return {
    startedAt: STARTED,
    periods: minutes(180, (ago) => {
      if (ago > 2 + outageMinutes) return healthyPeriod();
      return putUnknown ? {} : { putRecords: 1000, putBytes: 500_000 };
    }),
    batches: queueing(12, () => ({
      records: 10_000 * times,
      workMs: 10_000 * times * msPerRecord,
    })),
  };
}

const at = (given: Given) => situationAt(windowOf(given), NOW);

describe("workingOff, right after a start that followed an outage", () => {
  it.each([
    { name: "batches take longer than their interval, and more is done than arrives", given: {} },
    { name: "a twentieth more is done than arrives", given: { msPerRecord: 1 / 1.05 } },
  ])("$name: it is", ({ given }) =>
    expect(workingOff(at(restarted(given)))?.since).toEqual({ at: STARTED, atLeast: false }),
  );

  it.each([
    { name: "less than a twentieth more is done than arrives", given: { msPerRecord: 0.96 } },
    { name: "less is done than arrives", given: { msPerRecord: 1.1 } },
    { name: "no more is taken than arrives", given: { times: 1, msPerRecord: 0.4 } },
    { name: "no outage was long enough to be late", given: { outageMinutes: 0 } },
    {
      name: "far more is taken than an outage can have left",
      given: { times: 60, msPerRecord: 0.01 },
    },
  ])("$name: it is not", ({ given }) => expect(workingOff(at(restarted(given)))).toBeUndefined());

  it("is undefined while no puts are known", () =>
    expect(workingOff(at({ ...restarted(), periods: [] }))).toBeUndefined());

  it("is undefined without batches", () =>
    expect(workingOff(at({ ...restarted(), batches: [] }))).toBeUndefined());

  it("is not critical after a start, unless Spark cannot keep up", () => {
    expect(evaluate(windowOf(restarted()), NOW).cause).toBe("recovering");
    expect(evaluate(windowOf(restarted({ msPerRecord: 1.1 })), NOW).cause).toBe(
      "processing-too-slow",
    );
  });
});

describe("workingOff, after a restart that took less than a minute", () => {
  /** Caught up until `outMs` before the start, which was half a minute ago. */
  const quickly = (outMs: number): Given => {
    const startedAt = NOW - 2 * MINUTE + outMs;
    return {
      startedAt,
      periods: minutes(180, (ago) =>
        ago > 2 ? healthyPeriod() : { putRecords: 1000, putBytes: 500_000 },
      ),
      batches: queueing(6, () => ({ records: 20_000, workMs: 12_000 })),
    };
  };

  it("works off what the gap left, once that is more than two intervals", () => {
    expect(workingOff(at(quickly(20_001)))?.since.at).toBe(NOW - 2 * MINUTE + 20_001);
    expect(workingOff(at(quickly(20_000)))).toBeUndefined();
  });
});

describe("lagNow", () => {
  it("grows by the clock while nobody reads, and falls by what was taken since", () => {
    // Puts since the last lag, until the newest batch. 11 of its batches took 30 s of puts each.
    expect(lagNow(at(restarted()))?.ms).toBeCloseTo(32 * MINUTE - 10_000 - 11 * 30_000, 0);
  });

  it("is never below zero", () => expect(lagNow(at(restarted({ times: 300 })))?.ms).toBe(0));

  it("is undefined without a published lag", () => {
    const unread = minutes(180, () => ({ putRecords: 1000, putBytes: 500_000 }));
    expect(lagNow(at({ ...restarted(), periods: unread }))).toBeUndefined();
  });
});

describe("leftToDo", () => {
  it("is what is unread and what waits in Spark, and ends if more is done than arrives", () => {
    const left = remainingWork(at(restarted()));
    // 32 min were put. Ten batches with 30 s of puts each are done after 120 s, one in 12 s.
    expect(left?.ms).toBeCloseTo(32 * MINUTE - 9 * 30_000, -5);
    const net = 1000 / 0.4 - 1000;
    expect(left?.levelInMs).toBeCloseTo(((left?.records ?? 0) / net) * 1000, 0);
  });

  it("has no end if less is done than arrives", () =>
    expect(remainingWork(at(restarted({ msPerRecord: 1.1 })))?.levelInMs).toBeUndefined());

  it("is undefined while the puts are", () =>
    expect(remainingWork(at({ ...restarted(), periods: [] }))).toBeUndefined());
});

describe("behindSinceStart", () => {
  it("is the start that found a backlog", () =>
    expect(behindSinceStart(at(restarted()))).toBe(STARTED));

  it("is undefined if the application was caught up at its start", () =>
    expect(behindSinceStart(at(restarted({ outageMinutes: 0 })))).toBeUndefined());

  it("is undefined once the stream was caught up and no batch has waited since then", () => {
    const level: Given = { startedAt: NOW - 40 * MINUTE };
    expect(behindSinceStart(at(level))).toBeUndefined();
  });
});
