import { describe, expect, it } from "vitest";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import { withLags } from "./with-lags";

const minute = (index: number, applicationLag?: number): MetricPeriod => ({
  at: index * MINUTE_MS,
  periodMs: MINUTE_MS,
  readAt: 9 * MINUTE_MS,
  values: { putRecords: index, ...(applicationLag === undefined ? {} : { applicationLag }) },
});

/** The lags of the minutes to keep, by the number of the minute. */
function lags(
  polled: readonly MetricPeriod[],
  kept: readonly MetricPeriod[],
  worst: Readonly<Record<number, number>>,
) {
  const byTime = new Map(
    Object.entries(worst).map(([index, lag]) => [Number(index) * MINUTE_MS, lag]),
  );
  return withLags(polled, kept, byTime).map(({ at, values }) => [
    at / MINUTE_MS,
    values.applicationLag,
  ]);
}

describe("withLags", () => {
  it("puts the worst lag into its polled minute, and none if none is known", () => {
    expect(lags([minute(1), minute(2)], [], { 1: 0 })).toEqual([
      [1, 0],
      [2, undefined],
    ]);
  });

  it.each([
    ["a larger one replaces it", 8, 8],
    ["a smaller one, from other shards, does not", 6, 7],
  ])("compares with what is kept of the minute: %s", (_name, lag, want) => {
    expect(lags([minute(1)], [minute(1, 7)], { 1: lag })).toEqual([[1, want]]);
  });

  it("returns the earlier minutes whose lag has become better known, and no others", () => {
    const kept = [minute(1, 7), minute(2), minute(3, 9), minute(4), minute(5)];
    expect(lags([minute(5)], kept, { 1: 8, 2: 0, 3: 9, 5: 1 })).toEqual([
      [1, 8],
      [2, 0],
      [5, 1],
    ]);
  });

  it("returns all that is known if nothing was polled", () => {
    expect(lags([], [minute(1)], { 1: 5, 2: 5 })).toEqual([[1, 5]]);
  });

  it("leaves a row of a longer period alone", () => {
    expect(lags([], [{ ...minute(1), periodMs: 5 * MINUTE_MS }], { 1: 5 })).toEqual([]);
  });

  it("keeps the rest of the row", () => {
    expect(withLags([minute(1)], [], new Map([[MINUTE_MS, 3]]))).toEqual([minute(1, 3)]);
  });
});
