import { describe, expect, it } from "vitest";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import { batchOf, type TestBatch } from "@/lib/domain/testing/batch-of";
import { CALM_NUMBERS } from "@/lib/domain/testing/calm-verdict";
import type { Cause } from "@/lib/domain/verdict";
import { decisiveView, type Remembered } from "./decisive-view";
import { sparkline } from "./sparkline";

const MIN = 60_000;
const SETTLED = 100 * MIN;

const minute = (minutesAgo: number, values: MetricPeriod["values"]): MetricPeriod => ({
  at: SETTLED - minutesAgo * MIN,
  periodMs: MIN,
  readAt: SETTLED,
  values,
});

interface Told {
  readonly periods?: readonly MetricPeriod[];
  readonly batches?: readonly (Omit<TestBatch, "at"> & { readonly minutesAgo: number })[];
}

const view = (cause: Cause, { periods = [], batches = [] }: Told) => {
  const known: Remembered = {
    periods,
    batches: batches.map(({ minutesAgo, ...rest }) =>
      batchOf({ ...rest, at: SETTLED - minutesAgo * MIN }),
    ),
    stream: undefined,
    application: {
      id: "app-1",
      name: "a",
      startedAt: 0,
      sparkVersion: "3.5.7",
      intervalMs: 10_000,
    },
  };
  return decisiveView({ cause, numbers: CALM_NUMBERS }, sparkline(periods, SETTLED), known);
};

const last = (count: number, cause: Cause, told: Told) => view(cause, told)?.values.slice(-count);

describe("the series that carries the verdict", () => {
  it("is the first that proves the cause, against its limit", () =>
    expect(
      view("processing-too-slow", {
        batches: [{ minutesAgo: 1, delayMs: 0, workMs: 12_000 }],
      }),
    ).toMatchObject({ series: "processingTime", unit: "ms", limit: 10_000, stepMs: MIN }));

  it("is the next one when the first has no datapoint", () =>
    expect(
      view("processing-too-slow", { batches: [{ minutesAgo: 1, delayMs: 7_000 }] }),
    ).toMatchObject({ series: "schedulingDelay" }));

  it("is none without a datapoint of any", () =>
    expect(view("processing-too-slow", {})).toBeNull());

  it.each<Cause>(["keeping-up", "idle", "no-data"])(
    "is none for %s: the gap is the proof",
    (cause) => expect(view(cause, { periods: [minute(1, { iteratorAge: 5 })] })).toBeNull(),
  );
});

describe("of a cause that the gap shows", () => {
  const gapOf = (got: number) =>
    view("rate-cap", {
      periods: [minute(2, { putBytes: 1_000, getBytes: got })],
      batches: [{ minutesAgo: 1, records: 50 }],
    });
  it("it is none from a twentieth missing on", () => expect(gapOf(950)).toBeNull());
  it("it is the intake while the lines lie on each other", () =>
    expect(gapOf(951)).toMatchObject({ series: "intakeRecords" }));
  it("a stream that nobody reads has a gap", () =>
    expect(view("down", { periods: [minute(1, { putBytes: 1_000, iteratorAge: 5 })] })).toBeNull());
  it("what was missing an hour ago is not missing now", () =>
    expect(
      view("rate-cap", {
        periods: [
          minute(50, { putBytes: 1_000, getBytes: 0 }),
          minute(1, { putBytes: 1_000, getBytes: 1_000 }),
        ],
        batches: [{ minutesAgo: 1 }],
      }),
    ).toMatchObject({ series: "intakeRecords" }));
});

describe("CloudWatch's series", () => {
  it("have a gap where no minute was asked for, and cover the hour exactly", () => {
    const periods = [1, 3, 60, 61].map((ago) => minute(ago, { writeThrottled: ago }));
    expect(view("write-limit", { periods })?.values).toHaveLength(60);
    expect(view("write-limit", { periods })?.values[0]).toBe(60);
    expect(last(3, "write-limit", { periods })).toEqual([3, null, 1]);
  });
  it("have a share of refused reads only where reads were made", () =>
    expect(
      last(2, "read-limit", {
        periods: [
          minute(2, { readThrottledCalls: 3, getCalls: 0 }),
          minute(1, { readThrottledCalls: 3, getCalls: 12 }),
        ],
      }),
    ).toEqual([null, 0.25]));
});

describe("the batches' series", () => {
  it("are the mean of a minute's batches", () =>
    expect(
      last(2, "processing-too-slow", {
        batches: [
          { minutesAgo: 1.5, delayMs: 0, workMs: 1_000 },
          { minutesAgo: 1, delayMs: 0, workMs: 2_000 },
          { minutesAgo: 0.5, delayMs: 0, workMs: 4_000 },
        ],
      }),
    ).toEqual([1_000, 3_000]));

  it("have the batch interval as their step when it is longer than a minute", () =>
    expect(
      view("processing-too-slow", {
        batches: [{ minutesAgo: 5, intervalMs: 5 * MIN, delayMs: 0, workMs: MIN }],
      }),
    ).toMatchObject({ stepMs: 5 * MIN }));

  it("count the queue at the end of each minute", () =>
    expect(
      last(4, "stuck-batch", {
        batches: [
          { minutesAgo: 3.5, delayMs: 10 },
          { minutesAgo: 2.5 },
          { minutesAgo: 1.8 },
          { minutesAgo: 1.5 },
          { minutesAgo: 0.5 },
        ],
      }),
    ).toEqual([0, 1, 3, 4]));

  it("have no queue before the first batch of this application", () =>
    expect(
      last(3, "stuck-batch", {
        batches: [
          { minutesAgo: 2.5, application: "app-0" },
          { minutesAgo: 1.5, delayMs: 10 },
          { minutesAgo: 0.5 },
        ],
      }),
    ).toEqual([null, 0, 1]));

  it("do not count a batch whose start was missed", () =>
    expect(
      last(1, "stuck-batch", {
        batches: [{ minutesAgo: 2.5 }, { minutesAgo: 0.6, delayMs: 10 }, { minutesAgo: 0.5 }],
      }),
    ).toEqual([1]));
});
