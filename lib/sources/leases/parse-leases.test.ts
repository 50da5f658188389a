import { describe, expect, it } from "vitest";
import afterSplit from "./fixtures/scan-kcl-1.12-after-split.json";
import kcl115 from "./fixtures/scan-kcl-1.15.json";
import { parseLeases } from "./parse-leases";

/** A minimal row. Attributes can be added, or removed with undefined. */
function row(attributes: Readonly<Record<string, unknown>> = {}): unknown {
  return { leaseKey: { S: "shardId-000000000007" }, leaseCounter: { N: "41" }, ...attributes };
}

describe("parseLeases", () => {
  it("reads KCL 1.12's rows just after a split: unowned children, and a parent read to its end", () => {
    const children = { counter: 0, checkpoint: "TRIM_HORIZON", ownerSwitches: 0 };
    expect(parseLeases(afterSplit.Items)).toEqual([
      { ...children, shardId: "shardId-000000000002", parentIds: ["shardId-000000000000"] },
      {
        shardId: "shardId-000000000000",
        owner: "localhost:d374ac91-2804-46b4-b62d-7bf10ad5b5ad",
        counter: 12,
        checkpoint: "SHARD_END",
        ownerSwitches: 0,
        parentIds: [],
      },
      { ...children, shardId: "shardId-000000000001", parentIds: ["shardId-000000000000"] },
    ]);
  });

  it("reads the hash range that KCL 1.14 and later store", () => {
    expect(parseLeases(kcl115.Items)[0]).toEqual({
      shardId: "shardId-000000000000",
      owner: "localhost:041dadf3-e231-49bf-8f51-2e500c3a8409",
      counter: 21,
      checkpoint: "49680479061641883244874380940318775092302050541590020098",
      ownerSwitches: 0,
      parentIds: [],
      startingHash: "0",
      endingHash: "170141183460469231731687303715884105727",
    });
  });

  it.each([
    { name: "reads an empty table as no leases", items: [], want: [] },
    { name: "reads a row with nothing but key and counter", items: [row()], want: [7] },
    {
      name: "takes a row marked LEASE for a lease",
      items: [row({ entityType: { S: "LEASE" } })],
      want: [7],
    },
    {
      name: "leaves out the rows that KCL 3.5 keeps beside the leases",
      items: ["STREAM", "LEADER", "CLIENT_VERSION_MIGRATION", "WORKER_METRIC_STATS"].map((S) => ({
        leaseKey: { S: "row" },
        entityType: { S },
      })),
      want: [],
    },
    {
      name: "takes the shard out of a multi-stream key",
      items: [row({ leaseKey: { S: "111122223333:orders:1690000000:shardId-000000000003" } })],
      want: [3],
    },
    {
      name: "leaves out the leases of another stream of a multi-stream table",
      items: [row({ leaseKey: { S: "111122223333:clicks:1690000000:shardId-000000000003" } })],
      want: [],
    },
  ])("$name", ({ items, want }) => {
    expect(parseLeases(items, "orders").map(({ shardId }) => Number(shardId.slice(-12)))).toEqual(
      want,
    );
  });

  it("keeps what is absent absent", () => {
    expect(parseLeases([row()])).toEqual([
      { shardId: "shardId-000000000007", counter: 41, ownerSwitches: 0, parentIds: [] },
    ]);
  });

  it("reads the parents from multi-stream keys too", () => {
    const parentShardId = { SS: ["111122223333:orders:1690000000:shardId-000000000001"] };
    expect(parseLeases([row({ parentShardId })])[0]?.parentIds).toEqual(["shardId-000000000001"]);
  });

  it.each([
    { name: "a row of another table", item: { orderId: { S: "4711" } }, field: "leaseKey" },
    { name: "a counter that is no number", item: row({ leaseCounter: { N: "x" } }), field: "N" },
    {
      name: "a counter beyond all numbers",
      item: row({ leaseCounter: { N: "9".repeat(400) } }),
      field: "N",
    },
    {
      name: "a key that is no shard's id",
      item: row({ leaseKey: { S: "shardId-000000000007'; touch x #" } }),
      field: "leaseKey.S",
    },
    {
      name: "a parent that is none",
      item: row({ parentShardId: { SS: ["$(id)"] } }),
      field: "parentShardId.SS.0",
    },
    { name: "no row at all", item: null, field: "the body" },
  ])("says which attribute is wrong in $name", ({ item, field }) => {
    expect(() => parseLeases([item])).toThrow(
      expect.objectContaining({
        source: "leases",
        fault: "malformed",
        message: expect.stringContaining(field),
      }),
    );
  });
});
