import { describe, expect, it } from "vitest";
import { diagnose, evaluate } from "@/lib/diagnosis/diagnose";
import {
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { catchingUp } from "./catching-up";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
const STARTED = NOW - 8 * MINUTE;

/** Nothing ran for half an hour. For the last eight minutes `times` of the puts is taken. */
function afterOutage(times: number, { msPerRecord = 0.5, putUnknown = 0 } = {}): Given {
  return {
    startedAt: STARTED,
    periods: minutes(180, (ago) => {
      const put = ago <= putUnknown ? {} : { putRecords: 1000, putBytes: 500_000 };
      if (ago > 38) return healthyPeriod();
      if (ago > 8) return { putRecords: 1000, putBytes: 500_000 };
      const age = 30 * MINUTE - (8 - ago) * (times - 1) * MINUTE;
      return { ...put, getRecords: 1000 * times, getBytes: 500_000 * times, iteratorAge: age };
    }),
    batches: queueing(46, () => ({
      records: 10_000 * times,
      workMs: 500 + 10_000 * times * msPerRecord,
    })),
  };
}

const at = (given: Given) => situationAt(windowOf(given), NOW);

describe("catchingUp", () => {
  it.each([
    { name: "three times what is put", times: 3, want: true },
    { name: "a tenth more", times: 1.1, want: true },
    { name: "slightly more is rounding at the edges of minutes", times: 1.09, want: false },
    { name: "exactly what is put", times: 1, want: false },
    { name: "less", times: 0.5, want: false },
  ])("$name", ({ times, want }) =>
    expect(catchingUp(at(afterOutage(times))) !== undefined).toBe(want),
  );

  it("began with the first minute in which more was taken", () =>
    expect(catchingUp(at(afterOutage(3)))?.since).toEqual({ at: STARTED, atLeast: false }));

  it("is undefined without a settled minute since the start", () => {
    const young = { ...afterOutage(3), startedAt: NOW - 2 * MINUTE };
    expect(catchingUp(at(young))).toBeUndefined();
  });

  it("is undefined while the puts are", () =>
    expect(catchingUp(at(afterOutage(3, { putUnknown: 8 })))).toBeUndefined());
});

describe("catchingUp from the newest batches, before their minutes are settled", () => {
  /** A limit was lifted two minutes ago. Since then `times` of the puts is taken. */
  const lifted = (times: number, ageMs: number): Given => ({
    periods: minutes(180, (ago) =>
      ago > 30 ? healthyPeriod() : { ...healthyPeriod(), getRecords: 600, iteratorAge: ageMs },
    ),
    batches: queueing(1080, (ago) => ({
      records: ago <= 10 ? 10_000 * times : ago <= 180 ? 6_000 : 10_000,
      workMs: 3_000,
    })),
  });

  it.each([
    { name: "three times the usual, in a late stream", given: lifted(3, 300_000), want: true },
    { name: "a third more", given: lifted(1.34, 300_000), want: true },
    { name: "a fifth more may be a wave", given: lifted(1.2, 300_000), want: false },
    { name: "three times, read without delay: more is put", given: lifted(3, 0), want: false },
  ])("$name", ({ given, want }) => expect(catchingUp(at(given)) !== undefined).toBe(want));
});

describe("arrivals after an outage", () => {
  it("are the puts, in the records that Spark counts, not the intake", () =>
    expect(arrivals(at(afterOutage(3)))).toBeCloseTo(1000));

  it("are not zero where nothing is known", () =>
    expect(arrivals(at({ periods: [], batches: [] }))).toBeUndefined());
});

describe("the backlog of an outage", () => {
  it("is worked off even if batches take longer than their interval and wait", () => {
    const verdict = diagnose(windowOf(afterOutage(2.5)), NOW);
    expect([verdict.bottleneck, verdict.cause, verdict.since]).toEqual([
      "none",
      "recovering",
      STARTED,
    ]);
  });

  it("is not worked off by a Spark that cannot sustain the puts", () =>
    expect(evaluate(windowOf(afterOutage(2.5, { msPerRecord: 1.2 })), NOW).cause).toBe(
      "processing-too-slow",
    ));

  it("is read as fast as the shards allow, which is no bottleneck", () => {
    const given = afterOutage(3, { msPerRecord: 0.2 });
    const full = (given.periods ?? []).map(({ values, ...minute }) => {
      const { putBytes = 0, getBytes } = values;
      const got = getBytes === undefined ? {} : { getBytes: 5.2 * getBytes };
      return { ...minute, values: { ...values, putBytes: 5.2 * putBytes, ...got } };
    });
    const verdict = evaluate(windowOf({ ...given, periods: full }), NOW);
    expect([
      verdict.cause,
      verdict.evidence.find(({ rule }) => rule === "read-limit")?.state,
    ]).toEqual(["recovering", "clear"]);
  });
});
