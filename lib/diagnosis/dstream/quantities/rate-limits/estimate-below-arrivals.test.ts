import { describe, expect, it } from "vitest";
import { batches, NOW, SETTINGS, windowOf } from "@/lib/diagnosis/testing/window";
import { isEstimateBelowArrivals } from "./estimate-below-arrivals";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** 1 000 records/s are put. 10 s batches have the given records and processing times. */
function asks(of: (ago: number) => { records: number; workMs: number }, backpressure = true) {
  const facts = { settings: { ...SETTINGS, backpressure } };
  // Half an hour ago all was well, so the usual share of the puts is known.
  const usual = { records: 10_000, workMs: 5_000 };
  const made = batches(1080, (ago) => ({ delayMs: 0, ...(ago > 180 ? usual : of(ago)) }));
  return isEstimateBelowArrivals(situationAt(windowOf({ facts, batches: made }), NOW));
}

describe("isEstimateBelowArrivals", () => {
  it.each([
    { name: "500 records/s, and gets them", records: 5_000, workMs: 10_000, want: true },
    { name: "exactly 95 % of what is put", records: 9_500, workMs: 10_000, want: false },
    { name: "more than is put", records: 5_000, workMs: 4_000, want: false },
    { name: "500 records/s, and gets 80 % of them", records: 4_000, workMs: 8_000, want: true },
    { name: "500 records/s, and gets 79 % of them", records: 3_950, workMs: 7_900, want: false },
    { name: "nothing yet: no batch held records", records: 0, workMs: 10, want: false },
  ])("$name", ({ records, workMs, want }) => expect(asks(() => ({ records, workMs }))).toBe(want));

  it("averages a lump and the holes after it", () =>
    expect(
      asks((ago) =>
        ago % 4 === 1 ? { records: 20_000, workMs: 40_000 } : { records: 0, workMs: 10 },
      ),
    ).toBe(true));

  it("compares what is taken with the rate allowed while it was gathered", () => {
    // For a minute and a half 200 records/s were allowed and taken. Since then 900 are.
    const rising = (share: number) =>
      asks((ago) => {
        const records = ago > 4 ? 2_000 : 9_000 * share;
        return { records, workMs: ago > 5 ? 10_000 : records / 0.9 };
      });
    expect(rising(1)).toBe(true);
    expect(rising(0.5)).toBe(false);
  });

  it("has no estimate while back-pressure is off", () =>
    expect(asks(() => ({ records: 5_000, workMs: 10_000 }), false)).toBe(false));
});
