import { describe, expect, it } from "vitest";
import afterSplit from "./fixtures/list-shards-after-split.json";
import { parseShards } from "./parse-shards";

const [closed, left, right] = afterSplit.Shards;

describe("parseShards", () => {
  it("reads a split: the closed parent, and two children with half of its range each", () => {
    expect(parseShards([afterSplit])).toEqual([
      {
        id: "shardId-000000000000",
        parentIds: [],
        startingSequence: "49680479215427822133941558116673618271751895664352559106",
        endingSequence: "49680479215438972506540823428243177205068610438611075074",
        startingHash: "0",
        endingHash: "340282366920938463463374607431768211455",
      },
      {
        id: "shardId-000000000001",
        parentIds: ["shardId-000000000000"],
        startingSequence: "49680479242924640963729816450187158901927330692626120722",
        startingHash: "0",
        endingHash: "170141183460469231731687303715884105727",
      },
      {
        id: "shardId-000000000002",
        parentIds: ["shardId-000000000000"],
        startingSequence: "49680479242946941708928347073328694620199979054132101154",
        startingHash: "170141183460469231731687303715884105728",
        endingHash: "340282366920938463463374607431768211455",
      },
    ]);
  });

  it.each([
    { name: "no page", pages: [], want: [] },
    { name: "an empty page", pages: [{ Shards: [] }], want: [] },
    {
      name: "two pages, in their order",
      pages: [{ Shards: [closed], NextToken: "t" }, { Shards: [right, left] }],
      want: [0, 2, 1],
    },
  ])("reads $name", ({ pages, want }) => {
    expect(parseShards(pages).map(({ id }) => Number(id.slice(-12)))).toEqual(want);
  });

  it("gives a merged shard both its parents", () => {
    const merged = {
      ...right,
      ParentShardId: "shardId-000000000000",
      AdjacentParentShardId: "shardId-000000000001",
    };
    expect(parseShards([{ Shards: [merged] }])[0]?.parentIds).toEqual([
      "shardId-000000000000",
      "shardId-000000000001",
    ]);
  });

  const bigger = { StartingHashKey: "0", EndingHashKey: "9".repeat(40) };

  it.each([
    { field: "ShardId", shard: { ...left, ShardId: "shardId-000000000000'; touch x #" } },
    { field: "ShardId", shard: { ...left, ShardId: "x".repeat(129) } },
    { field: "ParentShardId", shard: { ...left, ParentShardId: "$(id)" } },
    { field: "HashKeyRange.EndingHashKey", shard: { ...left, HashKeyRange: bigger } },
    {
      field: "SequenceNumberRange.StartingSequenceNumber",
      shard: { ...left, SequenceNumberRange: { StartingSequenceNumber: "0x1f" } },
    },
  ])("refuses a $field that has not the documented form", ({ field, shard }) => {
    expect(() => parseShards([{ Shards: [shard] }])).toThrow(
      expect.objectContaining({
        fault: "malformed",
        message: expect.stringContaining(`Shards.0.${field} `),
      }),
    );
  });

  it("reads an id of 128 characters", () => {
    const id = "x".repeat(128);
    expect(parseShards([{ Shards: [{ ...left, ShardId: id }] }])[0]?.id).toBe(id);
  });

  it("names the field of a shard that does not fit", () => {
    expect(() => parseShards([{ Shards: [{ ...left, HashKeyRange: undefined }] }])).toThrow(
      expect.objectContaining({
        call: "ListShards",
        fault: "malformed",
        message: expect.stringContaining("Shards.0.HashKeyRange"),
      }),
    );
  });
});
