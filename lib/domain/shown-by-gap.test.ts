import { describe, expect, it } from "vitest";
import { shownByGap } from "./shown-by-gap";

const column = (values: readonly (number | null)[], { t0 = 0, stepMs = 60_000 } = {}) => ({
  t0,
  stepMs,
  values,
});
const PUT = column([100, 100, 100]);

describe("shownByGap", () => {
  it.each([
    ["a twentieth is missing", column([95, 95, 95]), true],
    ["less is missing", column([95, 95, 96]), false],
    ["nobody reads", column([null, null, null]), true],
    ["nothing is known of get", column([]), true],
    ["get is ahead", column([200, 200, 200]), false],
    ["get began later, and is equal", column([100, 100], { t0: 60_000 }), false],
    ["get is known longer, and is equal", column([0, 100, 100, 100], { t0: -60_000 }), false],
  ])("of a cap, when %s: %o", (_what, get, wanted) =>
    expect(shownByGap("rate-cap", column(get.t0 > 0 ? [null, 100, 100] : PUT.values), get)).toBe(
      wanted,
    ),
  );

  it("looks at the last ten minutes, in steps of any length", () => {
    const put = column([100, 100, 100], { stepMs: 300_000 });
    expect(shownByGap("down", put, column([0, 100, 100], { stepMs: 300_000 }))).toBe(false);
    expect(shownByGap("down", put, column([100, 0, 100], { stepMs: 300_000 }))).toBe(true);
  });

  it("is true of what is fine and false of what is in Spark, whatever the gap is", () => {
    expect(shownByGap("keeping-up", PUT, PUT)).toBe(true);
    expect(shownByGap("processing-too-slow", PUT, column([]))).toBe(false);
  });

  it("is false when nothing is put", () =>
    expect(shownByGap("down", column([0, 0]), column([null, null]))).toBe(false));
});
