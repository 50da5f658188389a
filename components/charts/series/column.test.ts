import { describe, expect, it } from "vitest";
import { newest, peak, settledCount, valueAt } from "./column";

const column = { t0: 600_000, stepMs: 60_000, values: [5, null, null, 7] };

describe("valueAt", () => {
  it.each([
    ["before the first bucket", 599_999, null],
    ["at a bucket's start", 600_000, 5],
    ["at its last millisecond", 659_999, 5],
    ["in a gap", 660_000, null],
    ["in the last bucket", 839_999, 7],
    ["after it", 840_000, null],
  ])("%s", (_where, at, value) => expect(valueAt(column, at)).toBe(value));
});

describe("settled values", () => {
  it.each([
    [599_999, 0],
    [659_999, 0],
    [660_000, 1],
    [840_000, 4],
    [9_999_999, 4],
  ])("up to %d: %d buckets", (settledTo, count) =>
    expect(settledCount(column, settledTo)).toBe(count),
  );
  it("prefers the newest settled datapoint", () =>
    expect(newest(column, 700_000)).toEqual({ at: 600_000, value: 5 }));
  it("counts a bucket as settled once its last millisecond is", () =>
    expect([839_999, 840_000].map((to) => newest(column, to)?.at)).toEqual([600_000, 780_000]));
  it("shows a provisional one rather than none", () =>
    expect(newest(column, 0)).toEqual({ at: 780_000, value: 7 }));
  it("is undefined without a datapoint", () =>
    expect(newest({ t0: 5, stepMs: 1, values: [null] }, 10)).toBeUndefined());
});

describe("peak", () => {
  it("of gaps alone is not zero", () => expect(peak([null, null])).toBeNull());
  it("skips gaps", () => expect(peak([null, -2, -1])).toBe(-1));
});
