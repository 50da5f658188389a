import { describe, expect, it } from "vitest";
import { pidEstimates } from "./back-pressure";

/** (end, records, processing, scheduling) as Spark's estimator receives them, ms. */
function batch([endedAt, records, worked, delay]: readonly [number, number, number, number]) {
  const startedAt = endedAt - worked;
  return { records, endedAt, startedAt, submittedAt: startedAt - delay };
}

describe("Spark's PID estimate", () => {
  it("reproduces the estimator's own numbers", () => {
    const rows = [
      [10_000, 50_000, 8_000, 0],
      [22_000, 60_000, 12_000, 0],
      [36_000, 60_000, 14_000, 2_000],
      [46_000, 0, 5, 0],
      [56_000, 1_000, 20_000, 30_000],
    ] as const;
    const rates = pidEstimates(rows.map(batch), { intervalMs: 10_000, minRate: 100 });
    expect(rates.map((rate) => rate && Math.round(rate * 1000) / 1000)).toEqual([
      undefined,
      5000,
      4114.286,
      undefined,
      100,
    ]);
  });

  it("has no estimate before the second batch with records", () =>
    expect(
      pidEstimates([batch([10, 0, 5, 0]), batch([20, 100, 5, 0])], { intervalMs: 10, minRate: 1 }),
    ).toEqual([undefined, undefined]));

  it("has no estimate from nothing", () =>
    expect(pidEstimates([], { intervalMs: 1, minRate: 1 })).toEqual([]));
});
