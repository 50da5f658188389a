import { describe, expect, it } from "vitest";
import { streamQueries } from "./metric-queries";
import { type MetricAnswer, periodsFromResults } from "./parse-metric-data";

const START = Date.UTC(2026, 10, 23, 6);
const SECONDS = START / 1_000;
const QUERIES = streamQueries("p0", { stream: "orders" }).filter(({ periodMetric }) =>
  ["putRecords", "iteratorAge"].includes(periodMetric),
);

/** A result of epoch-second points, as on the wire. */
function result(
  Id: string,
  points: readonly (readonly [number, number])[],
  StatusCode = "Complete",
): unknown {
  return {
    Id,
    Label: "label",
    Timestamps: points.map(([at]) => at),
    Values: points.map(([, value]) => value),
    StatusCode,
  };
}

const NO_AGE = result("p0_iteratorAge", []);

function parse(results: unknown, more: Partial<MetricAnswer> = {}) {
  return periodsFromResults({
    queries: QUERIES,
    results,
    span: { from: START, to: START + 180_000 },
    periodMs: 60_000,
    readAt: START + 400_000,
    ...more,
  });
}

const values = (results: unknown, more?: Partial<MetricAnswer>) =>
  parse(results, more).map((minute) => minute.values);

describe("periodsFromResults", () => {
  it("gives a row for every minute of the span, with its rate and its gaps", () => {
    const put = result("p0_putRecords", [
      [SECONDS, 600],
      [SECONDS + 120, 0],
    ]);
    const age = result("p0_iteratorAge", [[SECONDS, 1_500]]);
    const row = { periodMs: 60_000, readAt: START + 400_000 };
    expect(parse([put, age])).toEqual([
      { ...row, at: START, values: { putRecords: 10, iteratorAge: 1_500 } },
      { ...row, at: START + 60_000, values: {} },
      { ...row, at: START + 120_000, values: { putRecords: 0 } },
    ]);
  });

  it.each([
    {
      name: "says of an idle stream that it was asked and had nothing",
      results: [result("p0_putRecords", []), NO_AGE],
      want: [{}, {}, {}],
    },
    {
      name: "joins a series that was split between pages, in any order",
      results: [
        result("p0_putRecords", [[SECONDS + 120, 120]], "PartialData"),
        NO_AGE,
        result("p0_putRecords", [[SECONDS, 60]]),
      ],
      want: [{ putRecords: 1 }, {}, { putRecords: 2 }],
    },
    {
      name: "reads the Dates that the SDK makes of times",
      results: [
        { Id: "p0_putRecords", Timestamps: [new Date(START + 60_000)], Values: [60] },
        NO_AGE,
      ],
      want: [{}, { putRecords: 1 }, {}],
    },
    {
      name: "passes over points outside the span and results of other queries",
      results: [
        result("p0_putRecords", [
          [SECONDS - 60, 60],
          [SECONDS + 180, 60],
        ]),
        NO_AGE,
        result("p1_putRecords", [[SECONDS, 60]]),
      ],
      want: [{}, {}, {}],
    },
  ])("$name", ({ results, want }) => {
    expect(values(results)).toEqual(want);
  });

  it("divides by the period that was asked for, not by a minute", () => {
    const put = result("p0_putRecords", [[SECONDS, 600]]);
    const span = { from: START, to: START + 300_000 };
    expect(values([put, NO_AGE], { span, periodMs: 300_000 })).toEqual([{ putRecords: 2 }]);
  });

  it("has no rows for an empty span", () => {
    expect(parse([result("p0_putRecords", []), NO_AGE], { span: { from: 0, to: 0 } })).toEqual([]);
  });

  const some = [[SECONDS, 60]] as const;
  it.each([
    {
      name: "PartialData at the end",
      results: [result("p0_putRecords", some, "PartialData"), NO_AGE],
      fault: "server-error",
      says: "IncomingRecords: PartialData",
    },
    {
      name: "InternalError",
      results: [result("p0_putRecords", some, "InternalError"), NO_AGE],
      fault: "server-error",
      says: "InternalError",
    },
    {
      name: "Forbidden",
      results: [result("p0_putRecords", [], "Forbidden"), NO_AGE],
      fault: "denied",
      says: "allow cloudwatch:GetMetricData",
    },
    {
      name: "a query without a result",
      results: [NO_AGE],
      fault: "server-error",
      says: "no result",
    },
    {
      name: "a status that is markup",
      results: [result("p0_putRecords", [], "<b>"), NO_AGE],
      fault: "server-error",
      says: "unknown status",
    },
    {
      name: "more timestamps than values",
      results: [{ Id: "p0_putRecords", Timestamps: [SECONDS], Values: [] }, NO_AGE],
      fault: "malformed",
      says: "1 timestamps and 0 values",
    },
    {
      name: "times in words",
      results: [{ Id: "p0_putRecords", Timestamps: ["06:00"], Values: [1] }],
      fault: "malformed",
      says: "MetricDataResults.0.Timestamps.0",
    },
    {
      name: "a value that is no number",
      results: [{ Id: "p0_putRecords", Timestamps: [SECONDS], Values: [Number.NaN] }],
      fault: "malformed",
      says: "MetricDataResults.0.Values.0",
    },
    {
      name: "a datapoint between two periods",
      results: [result("p0_putRecords", [[SECONDS + 17, 60]]), NO_AGE],
      fault: "malformed",
      says: "begins no period",
    },
    { name: "no results", results: undefined, fault: "malformed", says: "MetricDataResults" },
  ])("gives no minute on $name", ({ results, fault, says }) => {
    expect(() => parse(results)).toThrow(
      expect.objectContaining({
        source: "cloudwatch",
        call: "GetMetricData",
        fault,
        message: expect.stringContaining(says),
      }),
    );
  });
});
