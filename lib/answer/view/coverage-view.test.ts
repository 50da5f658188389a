import { describe, expect, it } from "vitest";
import { coverageView } from "./coverage-view";

const T = Date.UTC(2026, 10, 23, 14);
const MINUTE = 60_000;
const range = { from: T, to: T + 60 * MINUTE, live: false };
const reach = { from: T - 60 * MINUTE, limit: "history-days", days: 30 } as const;
const known = { fills: [], reach, filling: null };
const minutes = { firstAt: T, stepMs: MINUTE };
const fill = { from: T, to: T + MINUTE, askedAt: T, metrics: 11 };

describe("coverageView", () => {
  it("says nothing of a window that is known from its first batch on", () =>
    expect(coverageView(known, range, { firstAt: T, stepMs: 10_000 }, minutes)).toEqual({
      spark: null,
      periodMs: MINUTE,
      lookBack: null,
      filling: null,
      filled: null,
    }));

  it.each([
    ["five minutes without a batch are a pause", T + 5 * MINUTE, 10_000, false, null],
    [
      "a moment more, and Spark's numbers begin there",
      T + 5 * MINUTE + 1,
      10_000,
      false,
      T + 5 * MINUTE + 1,
    ],
    [
      "with wide buckets the second may be the first known",
      T + 20 * MINUTE,
      10 * MINUTE,
      false,
      null,
    ],
    ["a live window says where they begin, too", T + 6 * MINUTE, 10_000, true, T + 6 * MINUTE],
  ])("%s", (_what, firstAt, stepMs, live, from) =>
    expect(coverageView(known, { ...range, live }, { firstAt, stepMs }, minutes).spark).toEqual(
      from === null ? null : { from },
    ),
  );

  it.each([
    ["a past without a batch has none of Spark's numbers", false, { from: null }],
    ["for now without a batch the sources say why", true, null],
  ])("%s", (_what, live, spark) =>
    expect(
      coverageView(known, { ...range, live }, { firstAt: undefined, stepMs: 10_000 }, minutes)
        .spark,
    ).toEqual(spark),
  );

  it("names the coarsest period, and the cost of all back-fills", () => {
    const fills = [60_000, 300_000].map((periodMs) => ({ ...fill, periodMs }));
    const view = coverageView({ ...known, fills }, range, { firstAt: T, stepMs: 10_000 }, minutes);
    expect(view).toMatchObject({ periodMs: 300_000, filled: { metrics: 22 } });
  });

  it.each([
    ["at the edge of what is kept says nothing of it", reach.from, null],
    ["a moment before the edge says so", reach.from - 1, reach],
  ])("a window that begins %s", (_what, from, told) =>
    expect(
      coverageView(known, { ...range, from }, { firstAt: reach.from, stepMs: 10_000 }, minutes)
        .lookBack,
    ).toEqual(told),
  );

  it("does not say so of a stream that was created anew and is known from before", () => {
    const from = reach.from - 60 * MINUTE;
    const before = { firstAt: from, stepMs: MINUTE };
    const view = coverageView(known, { ...range, from }, { firstAt: T, stepMs: 10_000 }, before);
    expect(view.lookBack).toBeNull();
  });
});
