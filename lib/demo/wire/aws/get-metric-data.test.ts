import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemo, type RunningDemo } from "../../start-demo";
import { askAws } from "../../testing/ask-aws";

/** 11:30:50 UTC: the minute 11:29 is published up to its 35th second. */
const NOW = Date.UTC(2026, 10, 23, 11, 30, 50);
const at = (hour: number, minute: number) => Date.UTC(2026, 10, 23, hour, minute) / 1000;

let demo: RunningDemo;
beforeAll(async () => {
  demo = await startDemo({
    now: () => NOW,
    pastMs: 3_600_000,
    pipelines: [
      { id: "orders", region: "eu-west-1", kclRegion: "us-east-1" },
      {
        id: "quiet",
        region: "eu-west-1",
        troubles: [{ trouble: "idle", sinceMs: 1_800_000 }],
      },
    ],
  });
});
afterAll(() => demo.close());

function query(
  Id: string,
  MetricName: string,
  Stat: string,
  more: { Period?: number; Namespace?: string; Dimensions?: Record<string, string> } = {},
) {
  const dimensions = more.Dimensions ?? { StreamName: "orders" };
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const Metric = { Namespace: more.Namespace ?? "AWS/Kinesis", MetricName, Dimensions };
  return { Id, MetricStat: { Metric, Period: more.Period ?? 60, Stat } };
}

function ask(MetricDataQueries: unknown[], more: Record<string, unknown> = {}, region?: string) {
  const body = {
    MetricDataQueries,
    StartTime: at(11, 20),
    EndTime: at(11, 31),
    ScanBy: "TimestampAscending",
    ...more,
  };
  return askAws(demo.url, "cloudwatch.GetMetricData", body, region === undefined ? {} : { region });
}

const puts = query("puts", "IncomingRecords", "Sum");

describe("GetMetricData", () => {
  it("answers epoch seconds of whole minutes, oldest first on request", async () => {
    const { status, headers, body } = await ask([puts]);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/x-amz-json-1.0");
    const [series] = body.MetricDataResults;
    expect(series).toMatchObject({ Id: "puts", Label: "IncomingRecords", StatusCode: "Complete" });
    expect(series.Timestamps).toEqual(
      Array.from({ length: 10 }, (_, index) => at(11, 20) + 60 * index),
    );
    expect(body).toMatchObject({ Messages: [] });
    expect(body.NextToken).toBeUndefined();
  });

  it("answers newest first by default", async () => {
    const { body } = await ask([puts], { ScanBy: undefined });
    expect(body.MetricDataResults[0].Timestamps[0]).toBe(at(11, 29));
  });

  it("publishes late: the newest minute is absent, the one before it partial", async () => {
    const { body } = await ask([query("calls", "GetRecords.Success", "SampleCount")]);
    const [{ Timestamps, Values }] = body.MetricDataResults;
    expect(Timestamps.at(-1), "11:30 is not there yet").toBe(at(11, 29));
    expect(Values.at(-2)).toBe(240);
    expect(Values.at(-1), "35 of 60 seconds").toBe(4 * 35);
  });

  it("treats the start as inclusive and the end as exclusive", async () => {
    const { body } = await ask([puts], { StartTime: at(11, 20), EndTime: at(11, 22) });
    expect(body.MetricDataResults[0].Timestamps).toEqual([at(11, 20), at(11, 21)]);
  });

  it("rounds an unaligned start down to the minute", async () => {
    const { body } = await ask([puts], { StartTime: at(11, 20) + 17, EndTime: at(11, 21) });
    expect(body.MetricDataResults[0].Timestamps).toEqual([at(11, 20)]);
  });

  it.each([300, 3600])("sums minutes into a period of %i s", async (Period) => {
    const range = { StartTime: at(11, 0), EndTime: at(12, 0) };
    const { body: minutes } = await ask([puts], range);
    const { body } = await ask([{ ...puts, MetricStat: { ...puts.MetricStat, Period } }], range);
    const [{ Timestamps, Values }] = body.MetricDataResults;
    expect(Timestamps[0]).toBe(at(11, 0));
    const expected = minutes.MetricDataResults[0].Values.slice(0, Period / 60);
    expect(Values[0]).toBe(expected.reduce((sum: number, value: number) => sum + value, 0));
  });

  it.each([
    ["a stream that is not there", { StreamName: "order" }],
    ["a dimension too many", { StreamName: "orders", ConsumerName: "x" }],
    ["no dimension", {}],
  ])("has an empty series for %s, and no error", async (_, Dimensions) => {
    const { status, body } = await ask([query("m", "IncomingBytes", "Sum", { Dimensions })]);
    expect(status).toBe(200);
    expect(body.MetricDataResults[0]).toMatchObject({
      Timestamps: [],
      Values: [],
      StatusCode: "Complete",
    });
  });

  it("leaves out minutes without puts, and keeps the zeros of reads", async () => {
    const Dimensions = { StreamName: "quiet" };
    const { body } = await ask([
      query("puts", "IncomingRecords", "Sum", { Dimensions }),
      query("throttled", "WriteProvisionedThroughputExceeded", "Sum", { Dimensions }),
      query("gets", "GetRecords.Records", "Sum", { Dimensions }),
      query("age", "GetRecords.IteratorAgeMilliseconds", "Maximum", { Dimensions }),
    ]);
    const values = body.MetricDataResults.map((series: { Values: number[] }) => series.Values);
    expect(values.slice(0, 2)).toEqual([[], []]);
    expect(new Set(values[2])).toEqual(new Set([0]));
    expect(values[3]).toHaveLength(10);
  });

  it("keeps the regions apart, with a KCL application's metrics in its own", async () => {
    const lag = query("lag", "MillisBehindLatest", "Maximum", {
      Namespace: "orders-consumer",
      Dimensions: { Operation: "ProcessTask", ShardId: "shardId-000000000003" },
    });
    const points = async (region: string) => {
      const { body } = await ask([puts, lag], {}, region);
      return body.MetricDataResults.map((series: { Values: number[] }) => series.Values.length);
    };
    expect(await points("eu-west-1")).toEqual([10, 0]);
    expect(await points("us-east-1")).toEqual([0, 10]);
    expect(await points("eu-north-1")).toEqual([0, 0]);
  });

  it("splits a series over pages of MaxDatapoints", async () => {
    const gets = query("gets", "GetRecords.Records", "Sum");
    const seen: Record<string, number[]> = { puts: [], gets: [] };
    const statuses: string[] = [];
    let NextToken: string | undefined;
    do {
      const { body } = await ask([puts, gets], { MaxDatapoints: 7, NextToken });
      const sizes = body.MetricDataResults.map((one: { Values: number[] }) => one.Values.length);
      expect(sizes.reduce((sum: number, size: number) => sum + size, 0)).toBeLessThanOrEqual(7);
      for (const { Id, Timestamps, StatusCode } of body.MetricDataResults) {
        seen[Id]?.push(...Timestamps);
        statuses.push(StatusCode);
      }
      NextToken = body.NextToken;
    } while (NextToken !== undefined);
    expect(seen.puts).toHaveLength(10);
    expect(seen.gets).toEqual(seen.puts);
    expect(statuses).toEqual(["PartialData", "Complete", "PartialData", "Complete"]);
  });

  it.each([
    ["501 queries", Array.from({ length: 501 }, (_, n) => ({ ...puts, Id: `m${n}` })), {}],
    ["an Id that begins with a capital", [{ ...puts, Id: "Puts" }], {}],
    ["the same Id twice", [puts, puts], {}],
    ["a period of 45 s", [query("m", "IncomingBytes", "Sum", { Period: 45 })], {}],
    ["an end at the start", [puts], { EndTime: at(11, 20) }],
    ["no start", [puts], { StartTime: undefined }],
    ["an expression", [{ Id: "e", Expression: "m1/60" }], {}],
  ])("refuses %s", async (_, queries, more) => {
    const { status, headers, body, errorType } = await ask(queries, more);
    expect(status).toBe(400);
    expect(headers.get("x-amzn-query-error")).toBe("ValidationError;Sender");
    expect(errorType).toMatch(/#ValidationError$/);
    expect(body.message).not.toBe("");
  });

  it("accepts 500 queries", async () => {
    const queries = Array.from({ length: 500 }, (_, n) => ({ ...puts, Id: `m${n}` }));
    const { body } = await ask(queries);
    expect(body.MetricDataResults).toHaveLength(500);
  });

  it("refuses a token that it did not give", async () => {
    const { status, errorType } = await ask([puts], { NextToken: "bogus" });
    expect(status).toBe(400);
    expect(errorType).toMatch(/#InvalidNextToken$/);
  });

  it("has no datapoints for a period shorter than the age allows", async () => {
    const old = { StartTime: at(11, 20) - 16 * 86_400 };
    const { body } = await ask([puts], old);
    expect(body.MetricDataResults[0].Values).toEqual([]);
    const five = await ask([query("m", "IncomingRecords", "Sum", { Period: 300 })], old);
    expect(five.body.MetricDataResults[0].Values.length).toBeGreaterThan(0);
  });

  it("does not answer a query that is only an input", async () => {
    const { body } = await ask([{ ...puts, ReturnData: false }]);
    expect(body.MetricDataResults).toEqual([]);
  });

  it("reads a compressed body, which the SDK sends from 10 KB on", async () => {
    const { gzipSync } = await import("node:zlib");
    const text = JSON.stringify({
      MetricDataQueries: [puts],
      StartTime: at(11, 20),
      EndTime: at(11, 21),
    });
    const response = await fetch(demo.url, {
      method: "POST",
      headers: {
        "content-encoding": "gzip",
        "x-amz-target": "GraniteServiceVersion20100801.GetMetricData",
      },
      body: gzipSync(text),
    });
    expect(response.status).toBe(200);
  });
});
