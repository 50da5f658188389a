import { describe, expect, it } from "vitest";
import { shardWriteQueries } from "./metric-queries";
import { shardWrites } from "./shard-writes";

const FROM = Date.UTC(2026, 10, 23, 6);
const SPAN = { from: FROM, to: FROM + 120_000 };
const QUERIES = shardWriteQueries("orders", ["shardId-0", "shardId-1"]);

type Points = readonly (readonly [second: number, value: number])[];

const result = (Id: string, points: Points, StatusCode = "Complete") => ({
  Id,
  Timestamps: points.map(([second]) => FROM / 1000 + second),
  Values: points.map(([, value]) => value),
  StatusCode,
});

const EMPTY = QUERIES.map(({ id }) => result(id, []));
const told = (id: string, points: Points, status?: string) =>
  EMPTY.map((one) => (one.Id === id ? result(id, points, status) : one));

describe("shardWriteQueries", () => {
  it("asks for three metrics of each shard, with both dimensions", () => {
    expect(QUERIES).toHaveLength(6);
    expect(QUERIES[5]).toMatchObject({
      id: "w1_writeThrottled",
      namespace: "AWS/Kinesis",
      metric: "WriteProvisionedThroughputExceeded",
      stat: "Sum",
      dimensions: { StreamName: "orders", ShardId: "shardId-1" },
    });
  });

  it("asks about twenty shards at most", () => {
    const ids = Array.from({ length: 21 }, (_, index) => `shardId-${index}`);
    expect(shardWriteQueries("orders", ids)).toHaveLength(60);
    expect(shardWriteQueries("orders", [])).toEqual([]);
  });
});

describe("shardWrites", () => {
  it("is the mean of each shard over the span, and 0 without datapoints", () => {
    const points = [
      [0, 600],
      [60, 1_800],
    ] as const;
    expect(shardWrites(QUERIES, told("w1_putRecords", points), SPAN)).toEqual([
      { shardId: "shardId-0", putRecords: 0, putBytes: 0, refused: 0, to: SPAN.to },
      { shardId: "shardId-1", putRecords: 20, putBytes: 0, refused: 0, to: SPAN.to },
    ]);
  });

  it("leaves out a datapoint before the span that CloudWatch's rounding added", () => {
    const [first] = shardWrites(
      QUERIES,
      told("w0_writeThrottled", [
        [-60, 9_000],
        [0, 240],
      ]),
      SPAN,
    );
    expect(first?.refused).toBe(2);
  });

  it("does not report an incomplete answer as a quiet shard", () =>
    expect(() => shardWrites(QUERIES, told("w0_putBytes", [], "PartialData"), SPAN)).toThrow(
      /only in part/,
    ));
});
