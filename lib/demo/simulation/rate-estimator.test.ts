import { expect, it } from "vitest";
import { MIN_RATE, RateEstimator } from "./rate-estimator";

// Spark's own formula, computed by hand for 10 s batches and the default gains.
it("follows Spark's PID estimator", () => {
  const estimator = new RateEstimator(10_000);
  const rates = [
    { endedAt: 10_000, records: 50_000, processingMs: 8000, schedulingMs: 0 },
    { endedAt: 22_000, records: 60_000, processingMs: 12_000, schedulingMs: 0 },
    { endedAt: 36_000, records: 60_000, processingMs: 14_000, schedulingMs: 2000 },
    { endedAt: 46_000, records: 0, processingMs: 5, schedulingMs: 0 },
    { endedAt: 56_000, records: 1000, processingMs: 20_000, schedulingMs: 30_000 },
  ].map((batch) => {
    estimator.update(batch);
    return estimator.rate;
  });
  expect(rates[0], "the first batch gives no limit").toBeUndefined();
  expect(rates[1]).toBeCloseTo(5000, 3);
  expect(rates[2]).toBeCloseTo(4114.286, 3);
  expect(rates[3], "an empty batch is skipped").toBe(rates[2]);
  expect(rates[4], "never below the floor").toBe(MIN_RATE);
});

it("ignores a batch that did not end after the one before", () => {
  const estimator = new RateEstimator(1000);
  const batch = { endedAt: 5000, records: 100, processingMs: 100, schedulingMs: 0 };
  estimator.update(batch);
  estimator.update(batch);
  expect(estimator.rate).toBeUndefined();
});
