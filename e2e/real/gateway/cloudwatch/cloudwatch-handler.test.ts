import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  paginateGetMetricData,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CloudWatch } from "./cloudwatch";
import { handleCloudWatch } from "./cloudwatch-handler";
import { sampleOf } from "./sample-set";

const LATE_MS = 60_000;
const NOON = Date.UTC(2026, 10, 23, 12);
let now = NOON;
const cloudWatch = new CloudWatch({ lateMs: LATE_MS, now: () => now });
const server = createServer(
  (request, response) => void handleCloudWatch(request, response, cloudWatch),
);
let url = "";
let client: CloudWatchClient;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on TCP
  client = new CloudWatchClient({
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
});
afterAll(() => {
  client.destroy();
  server.close();
});

const STREAM = { StreamName: "orders" };

function query(
  Id: string,
  Namespace: string,
  MetricName: string,
  dimensions: Readonly<Record<string, string>> = STREAM,
  { stat: Stat = "Sum", period: Period = 60 } = {},
): MetricDataQuery {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return { Id, MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period, Stat } };
}

function ask(MetricDataQueries: MetricDataQuery[], from = NOON, to = NOON + 3_600_000) {
  return new GetMetricDataCommand({
    MetricDataQueries,
    StartTime: new Date(from),
    EndTime: new Date(to),
  });
}

describe("GetMetricData", () => {
  beforeAll(() => {
    for (let minute = 0; minute < 10; minute += 1) {
      now = NOON + minute * 60_000;
      const metric = { namespace: "AWS/Kinesis", metric: "IncomingRecords", dimensions: STREAM };
      cloudWatch.tell(metric, sampleOf(minute));
      cloudWatch.tell(metric, sampleOf(100));
    }
    now = NOON + 1_800_000;
  });

  it("begins with the newest minute by default", async () => {
    const { MetricDataResults: [series] = [] } = await client.send(
      ask([query("a", "AWS/Kinesis", "IncomingRecords")], NOON, NOON + 180_000),
    );
    expect(series).toMatchObject({ Id: "a", StatusCode: "Complete", Values: [102, 101, 100] });
    expect(series?.Timestamps?.map(Number)).toEqual([2, 1, 0].map((i) => NOON + i * 60_000));
  });

  it("joins minutes into longer periods, which start at multiples of their length", async () => {
    const five = query("a", "AWS/Kinesis", "IncomingRecords", STREAM, {
      stat: "Maximum",
      period: 300,
    });
    const { MetricDataResults: [series] = [] } = await client.send(ask([five], NOON));
    expect(series?.Timestamps?.map(Number)).toEqual([NOON + 300_000, NOON]);
  });

  it("comes in pages that end in the middle of a series", async () => {
    const queries = ["a", "b"].map((id) => query(id, "AWS/Kinesis", "IncomingRecords"));
    const input = {
      MetricDataQueries: queries,
      StartTime: new Date(NOON),
      EndTime: new Date(NOON + 3_600_000),
      MaxDatapoints: 6,
    };
    const points = { a: 0, b: 0 };
    const statuses: string[] = [];
    for await (const { MetricDataResults = [] } of paginateGetMetricData({ client }, input)) {
      for (const { Id, Values = [], StatusCode } of MetricDataResults) {
        points[Id === "a" ? "a" : "b"] += Values.length;
        statuses.push(`${Id} ${StatusCode}`);
      }
    }
    expect(points).toEqual({ a: 10, b: 10 });
    expect(statuses).toContain("a PartialData");
    expect(statuses.at(-1)).toBe("b Complete");
  });

  it.each([
    ["another dimension too many", { ...STREAM, ShardId: "shardId-000000000000" }],
    ["none at all", {}],
  ])("has nothing for %s", async (_, dimensions) => {
    const asked = query("a", "AWS/Kinesis", "IncomingRecords", dimensions);
    const { MetricDataResults: [series] = [] } = await client.send(ask([asked]));
    expect(series).toMatchObject({ StatusCode: "Complete", Values: [] });
  });

  it.each([
    ["an Id that begins with a capital", [query("A", "n", "m")]],
    ["the same Id twice", [query("a", "n", "m"), query("a", "n", "m")]],
    ["501 queries", Array.from({ length: 501 }, (_, i) => query(`q${i}`, "n", "m"))],
  ])("refuses %s", async (_, queries) => {
    await expect(client.send(ask(queries))).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("PutMetricData", () => {
  const lag = { Operation: "ProcessTask", ShardId: "shardId-000000000001" };

  it("by the KCL's old client is accepted", async () => {
    now = NOON + 7_200_000;
    const prefix = "MetricData.member.2";
    const form = new URLSearchParams({
      Action: "PutMetricData",
      Version: "2010-08-01",
      Namespace: "orders-etl",
      "MetricData.member.1.MetricName": "CurrentLeases",
      "MetricData.member.1.Dimensions.member.1.Name": "Operation",
      "MetricData.member.1.Dimensions.member.1.Value": "RenewAllLeases",
      "MetricData.member.1.Value": "2",
      [`${prefix}.MetricName`]: "MillisBehindLatest",
      [`${prefix}.Dimensions.member.1.Name`]: "ShardId",
      [`${prefix}.Dimensions.member.1.Value`]: lag.ShardId,
      [`${prefix}.Dimensions.member.2.Name`]: "Operation",
      [`${prefix}.Dimensions.member.2.Value`]: lag.Operation,
      [`${prefix}.Timestamp`]: new Date(now - 61_000).toISOString(),
      [`${prefix}.StatisticValues.SampleCount`]: "3.0",
      [`${prefix}.StatisticValues.Sum`]: "900.0",
      [`${prefix}.StatisticValues.Minimum`]: "0.0",
      [`${prefix}.StatisticValues.Maximum`]: "800.0",
      [`${prefix}.Unit`]: "Milliseconds",
    });
    const answer = await fetch(url, { method: "POST", body: form });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/xml"]);
    expect(await answer.text()).toMatch(/^<PutMetricDataResponse><ResponseMetadata><RequestId>/);

    const told = now;
    now += LATE_MS;
    expect(await read("MillisBehindLatest", lag, "Maximum", told)).toEqual([]);
    now += 1_000;
    expect(await read("MillisBehindLatest", lag, "Maximum", told)).toEqual([[-2, 800]]);
    expect(await read("MillisBehindLatest", lag, "Average", told)).toEqual([[-2, 300]]);
    const leases = { Operation: "RenewAllLeases" };
    expect(await read("CurrentLeases", leases, "Sum", told)).toEqual([[0, 2]]);
  });

  /** Minutes from `around`, and values. */
  async function read(
    metric: string,
    dimensions: Readonly<Record<string, string>>,
    stat: string,
    around: number,
  ) {
    const asked = query("a", "orders-etl", metric, dimensions, { stat });
    const { MetricDataResults: [series] = [] } = await client.send(
      ask([asked], around - 600_000, around + 600_000),
    );
    const { Timestamps = [], Values = [] } = series ?? {};
    return Timestamps.map((at, i) => [(at.getTime() - around) / 60_000, Values[i]]);
  }

  it("by today's client does the same", async () => {
    now = NOON + 14_400_000;
    const at = now;
    const Dimensions = Object.entries(lag).map(([Name, Value]) => ({ Name, Value }));
    const StatisticValues = { SampleCount: 1, Sum: 5, Minimum: 5, Maximum: 5 };
    const datum = { MetricName: "MillisBehindLatest", Dimensions, Timestamp: new Date(at) };
    const MetricData = [
      { ...datum, StatisticValues },
      { ...datum, Value: 7 },
    ];
    await client.send(new PutMetricDataCommand({ Namespace: "orders-etl", MetricData }));
    now += LATE_MS + 1_000;
    expect(await read("MillisBehindLatest", lag, "Maximum", at)).toEqual([[0, 7]]);
    expect(await read("MillisBehindLatest", lag, "SampleCount", at)).toEqual([[0, 2]]);
  });

  it("into AWS's own namespace is refused", async () => {
    const MetricData = [{ MetricName: "IncomingBytes", Value: 1 }];
    const put = new PutMetricDataCommand({ Namespace: "AWS/Kinesis", MetricData });
    await expect(client.send(put)).rejects.toMatchObject({
      name: "InvalidParameterValueException",
    });
  });

  it.each([
    ["AWS's own namespace", { Namespace: "AWS/Kinesis" }, "InvalidParameterValue"],
    ["no metric", { Namespace: "orders-etl" }, "ValidationError"],
    ["another action", { Action: "ListMetrics" }, "InvalidAction"],
  ])("as a form with %s is refused as XML", async (_, fields, code) => {
    const body = new URLSearchParams({ Action: "PutMetricData", ...fields });
    const answer = await fetch(url, { method: "POST", body });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`<Code>${code}</Code>`);
  });
});

it("refuses a request that is not a call to CloudWatch", async () => {
  const headers = { "x-amz-target": "DynamoDB_20120810.Scan" };
  const answer = await fetch(url, { method: "POST", headers, body: "{}" });
  expect(answer.status).toBe(400);
});
