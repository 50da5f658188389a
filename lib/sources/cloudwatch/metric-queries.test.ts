import { describe, expect, it } from "vitest";
import { PERIOD_METRICS } from "@/lib/domain/metric-period";
import { applicationLagQueries, streamQueries } from "./metric-queries";

describe("streamQueries", () => {
  it("asks for 11 statistics of 10 metrics, by the stream's dimension only", () => {
    const queries = streamQueries("p0", { stream: "orders" });
    expect(queries).toHaveLength(11);
    expect(new Set(queries.map(({ metric }) => metric)).size).toBe(10);
    expect(queries.map(({ dimensions }) => dimensions)).toEqual(
      queries.map(() => ({ StreamName: "orders" })),
    );
  });

  it("asks for 13 with a fan-out consumer: its own by both dimensions, no latency of GetRecords", () => {
    const queries = streamQueries("p0", { stream: "orders", consumerName: "billing" });
    expect(queries).toHaveLength(13);
    expect(queries.map(({ periodMetric }) => periodMetric)).not.toContain("getLatency");
    const added = queries.slice(10);
    expect(added.map(({ metric, stat }) => [metric, stat])).toEqual([
      ["SubscribeToShardEvent.Bytes", "Sum"],
      ["SubscribeToShardEvent.Records", "Sum"],
      ["SubscribeToShardEvent.MillisBehindLatest", "Maximum"],
    ]);
    expect(added.map(({ dimensions }) => dimensions)).toEqual(
      added.map(() => ({ StreamName: "orders", ConsumerName: "billing" })),
    );
  });

  it("asks for the metrics of the vocabulary, and divides exactly its rates", () => {
    const queries = [
      ...streamQueries("p0", { stream: "orders" }),
      ...streamQueries("p1", { stream: "orders", consumerName: "billing" }),
    ];
    for (const query of queries) {
      const { field, unit } = PERIOD_METRICS[query.periodMetric];
      expect(`${query.metric} ${query.stat}`).toBe(field);
      expect(query.dividedByPeriod).toBe(unit.endsWith("/s"));
    }
  });

  it("gives ids that CloudWatch accepts, unique in a call of several pipelines", () => {
    const ids = ["p0", "p1", "p10"].flatMap((prefix) =>
      streamQueries(prefix, { stream: "orders", consumerName: "billing" }).map(({ id }) => id),
    );
    expect(ids.filter((id) => !/^[a-z][a-zA-Z0-9_]*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe("p0_putBytes");
  });
});

describe("applicationLagQueries", () => {
  const shards = (count: number) => Array.from({ length: count }, (_, i) => `shardId-${i}`);

  it.each([
    { name: "asks nothing of no shard", count: 0, want: 0 },
    { name: "asks one metric a shard", count: 21, want: 21 },
  ])("$name", ({ count, want }) => {
    expect(applicationLagQueries("billing", shards(count))).toHaveLength(want);
  });

  it("asks in the application's namespace, per operation and shard", () => {
    expect(applicationLagQueries("billing", ["shardId-3"])).toEqual([
      {
        id: "s0_applicationLag",
        namespace: "billing",
        metric: "MillisBehindLatest",
        stat: "Maximum",
        dimensions: { Operation: "ProcessTask", ShardId: "shardId-3" },
        dividedByPeriod: false,
        periodMetric: "applicationLag",
      },
    ]);
  });
});
