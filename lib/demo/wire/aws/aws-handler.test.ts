import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Trouble } from "../../simulation/troubles";
import { startDemo, type RunningDemo } from "../../start-demo";
import { askAws } from "../../testing/ask-aws";

let now = Date.UTC(2026, 10, 23, 11, 30);
let demo: RunningDemo;
beforeAll(async () => {
  demo = await startDemo({
    now: () => now,
    pastMs: 600_000,
    pipelines: [{ id: "orders", shards: 5, receivers: 2 }, { id: "clicks" }],
  });
});
afterAll(() => demo.close());

const kinesis = (operation: string, body: unknown) =>
  askAws(demo.url, `kinesis.${operation}`, body);
const scan = (body: unknown) => askAws(demo.url, "dynamodb.Scan", body);

describe("Kinesis", () => {
  it("describes a stream", async () => {
    const { headers, body } = await kinesis("DescribeStreamSummary", { StreamName: "orders" });
    expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
    expect(body.StreamDescriptionSummary).toMatchObject({
      StreamName: "orders",
      StreamARN: "arn:aws:kinesis:eu-west-1:000000000000:stream/orders",
      StreamStatus: "ACTIVE",
      StreamModeDetails: { StreamMode: "PROVISIONED" },
      RetentionPeriodHours: 24,
      OpenShardCount: 5,
      ConsumerCount: 0,
    });
    expect(body.StreamDescriptionSummary.StreamCreationTimestamp).toBeLessThan(now / 1000);
  });

  it.each([
    ["shardId-000000000003", ["shardId-000000000004"]],
    ["shardId-000000000004", []],
  ])("lists the shards after %s", async (ExclusiveStartShardId, wanted) => {
    const { body } = await kinesis("ListShards", { StreamName: "orders", ExclusiveStartShardId });
    expect(body.Shards.map((shard: { ShardId: string }) => shard.ShardId)).toEqual(wanted);
    expect(body.NextToken).toBeUndefined();
  });

  it("lists shards in pages with a token that needs no stream name", async () => {
    const ShardFilter = { Type: "AT_LATEST" };
    const first = await kinesis("ListShards", { StreamName: "orders", MaxResults: 3, ShardFilter });
    const second = await kinesis("ListShards", { NextToken: first.body.NextToken });
    const shards = [...first.body.Shards, ...second.body.Shards];
    expect(first.body.Shards).toHaveLength(3);
    expect(second.body.NextToken).toBeUndefined();
    expect(shards.map((shard) => shard.ShardId)).toEqual(
      [0, 1, 2, 3, 4].map((index) => `shardId-00000000000${index}`),
    );
    expect(shards[0].HashKeyRange.StartingHashKey).toBe("0");
    expect(BigInt(shards[4].HashKeyRange.EndingHashKey)).toBe(2n ** 128n - 1n);
    for (const [index, shard] of shards.slice(1).entries()) {
      const before = BigInt(shards[index].HashKeyRange.EndingHashKey);
      expect(BigInt(shard.HashKeyRange.StartingHashKey)).toBe(before + 1n);
      expect(shard.SequenceNumberRange.EndingSequenceNumber).toBeUndefined();
    }
  });

  it("has no fan-out consumers", async () => {
    const StreamARN = "arn:aws:kinesis:eu-west-1:000000000000:stream/orders";
    const { body } = await kinesis("ListStreamConsumers", { StreamARN });
    expect(body).toEqual({ Consumers: [] });
  });

  it.each([
    ["an unknown stream", "DescribeStreamSummary", { StreamName: "x" }, "ResourceNotFound"],
    ["an unknown ARN", "ListStreamConsumers", { StreamARN: "a:stream/x" }, "ResourceNotFound"],
    ["no stream at all", "ListShards", {}, "InvalidArgument"],
    ["a bad token", "ListShards", { NextToken: "bogus" }, "InvalidArgument"],
    ["a token with a name", "ListShards", { NextToken: "x", StreamName: "orders" }, "Invalid"],
    ["a page of none", "ListShards", { StreamName: "orders", MaxResults: 0 }, "Validation"],
    ["an operation of its own", "GetRecords", {}, "UnknownOperation"],
  ])("refuses %s", async (_, operation, body, code) => {
    const answer = await kinesis(operation, body);
    expect(answer.status).toBe(400);
    expect(answer.errorType).toContain(`#${code}`);
    expect(answer.headers.get("x-amzn-query-error")).toBeNull();
  });
});

describe("the lease table", () => {
  it("is scanned in pages", async () => {
    const first = await scan({ TableName: "orders-consumer", Limit: 3 });
    const ExclusiveStartKey = first.body.LastEvaluatedKey;
    const second = await scan({ TableName: "orders-consumer", Limit: 3, ExclusiveStartKey });
    expect([first.body.Count, second.body.Count]).toEqual([3, 2]);
    expect(second.body.LastEvaluatedKey).toBeUndefined();
    expect(second.body.Items[1].leaseKey).toEqual({ S: "shardId-000000000004" });
  });

  it("ends a page at its limit, even if nothing follows", async () => {
    const whole = await scan({ TableName: "orders-consumer", Limit: 5 });
    const ExclusiveStartKey = whole.body.LastEvaluatedKey;
    expect(ExclusiveStartKey).toEqual({ leaseKey: { S: "shardId-000000000004" } });
    const rest = await scan({ TableName: "orders-consumer", ExclusiveStartKey });
    expect(rest.body).toEqual({ Items: [], Count: 0, ScannedCount: 0 });
  });

  it.each([
    ["a parameter that it would pass over in silence", { FilterExpression: "leaseCounter > :n" }],
    ["a placeholder that stands for nothing", { ProjectionExpression: "#b" }],
    ["a placeholder that is not used", { ExpressionAttributeNames: { "#a": "leaseKey" } }],
    ["an attribute named twice", { ProjectionExpression: "leaseKey, leaseKey" }],
    ["a limit of nothing", { Limit: 0 }],
    ["a key that is none", { ExclusiveStartKey: { leaseKey: { N: "1" } } }],
  ])("refuses %s", async (_what, input) => {
    const { status, errorType } = await scan({ TableName: "orders-consumer", ...input });
    expect([status, errorType?.split("#")[1]]).toEqual([400, "ValidationException"]);
  });

  it("projects the attributes that were asked for", async () => {
    const { body } = await scan({
      TableName: "orders-consumer",
      ProjectionExpression: "leaseKey, #owner",
      ExpressionAttributeNames: { "#owner": "leaseOwner" },
    });
    expect(Object.keys(body.Items[0]).toSorted()).toEqual(["leaseKey", "leaseOwner"]);
  });

  it("moves between two scans, with one worker for each receiver", async () => {
    const before = await scan({ TableName: "orders-consumer" });
    now += 30_000;
    const after = await scan({ TableName: "orders-consumer" });
    for (const [index, row] of after.body.Items.entries()) {
      const earlier = before.body.Items[index];
      expect(Number(row.leaseCounter.N)).toBeGreaterThan(Number(earlier.leaseCounter.N));
      expect(BigInt(row.checkpoint.S)).toBeGreaterThan(BigInt(earlier.checkpoint.S));
    }
    const owners = after.body.Items.map((row: { leaseOwner: { S: string } }) => row.leaseOwner.S);
    expect(new Set(owners).size).toBe(2);
  });

  it("has renewed leases and stalled checkpoints when the leases are another stream's", async () => {
    await demo.setTrouble("clicks", "crossed", true);
    now += 60_000;
    const before = await scan({ TableName: "clicks-consumer" });
    const shards = await kinesis("ListShards", { StreamName: "clicks" });
    now += 30_000;
    const after = await scan({ TableName: "clicks-consumer" });
    const moved = after.body.Items.map(
      (row: { checkpoint: { S: string } }, index: number) =>
        row.checkpoint.S !== before.body.Items[index].checkpoint.S,
    );
    expect(moved).toEqual([false, false, true, true]);
    const [{ SequenceNumberRange: first }] = shards.body.Shards;
    expect(BigInt(after.body.Items[0].checkpoint.S)).toBeLessThan(
      BigInt(first.StartingSequenceNumber),
    );
    expect(Number(after.body.Items[0].leaseCounter.N)).toBeGreaterThan(
      Number(before.body.Items[0].leaseCounter.N),
    );
  });

  it("is not found under another name", async () => {
    const { status, errorType } = await scan({ TableName: "nobody" });
    expect(status).toBe(400);
    expect(errorType).toMatch(/#ResourceNotFoundException$/);
  });
});

describe("troubles of the wire", () => {
  const metrics = (stream: string, signal?: AbortSignal) => {
    const Dimensions = [{ Name: "StreamName", Value: stream }];
    const Metric = { Namespace: "AWS/Kinesis", MetricName: "IncomingBytes", Dimensions };
    const body = {
      MetricDataQueries: [{ Id: "a", MetricStat: { Metric, Period: 60, Stat: "Sum" } }],
      StartTime: now / 1000 - 600,
      EndTime: now / 1000,
    };
    return askAws(demo.url, "cloudwatch.GetMetricData", body, signal ? { signal } : {});
  };

  it.each([
    ["cloudwatch-throttled", 400, "Throttling"],
    ["cloudwatch-denied", 400, "AccessDeniedException"],
    ["cloudwatch-down", 503, "ServiceUnavailable"],
  ] as const)(
    "%s fails the calls that ask for its stream, no others",
    async (trouble, status, code) => {
      await demo.setTrouble("orders", trouble, true);
      const answer = await metrics("orders");
      expect(answer.status).toBe(status);
      expect(answer.headers.get("x-amzn-query-error")).toContain(`${code};`);
      expect((await metrics("clicks")).status).toBe(200);
      await demo.setTrouble("orders", trouble, false);
      expect((await metrics("orders")).status).toBe(200);
    },
  );

  it("cloudwatch-hangs never answers", async () => {
    await demo.setTrouble("orders", "cloudwatch-hangs", true);
    await expect(metrics("orders", AbortSignal.timeout(100))).rejects.toThrow();
    await demo.setTrouble("orders", "cloudwatch-hangs", false);
  });

  const summary = () => kinesis("DescribeStreamSummary", { StreamName: "orders" });
  const leases = () => scan({ TableName: "orders-consumer" });
  it.each<[Trouble, () => ReturnType<typeof summary>, number, string]>([
    ["kinesis-denied", summary, 400, "AccessDeniedException"],
    ["kinesis-down", summary, 500, "InternalFailure"],
    ["leases-denied", leases, 400, "AccessDeniedException"],
  ])("%s is answered as that error", async (trouble, ask, status, code) => {
    await demo.setTrouble("orders", trouble, true);
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.errorType).toContain(`#${code}`);
    await demo.setTrouble("orders", trouble, false);
    expect((await ask()).status).toBe(200);
  });

  it("answers a request that is not an AWS call with an error", async () => {
    expect((await fetch(demo.url, { method: "POST", body: "{}" })).status).toBe(400);
  });

  it("answers a body that is not JSON with an error", async () => {
    const headers = { "x-amz-target": "Kinesis_20131202.ListShards" };
    const response = await fetch(demo.url, { method: "POST", headers, body: "{" });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("SerializationException");
  });
});
