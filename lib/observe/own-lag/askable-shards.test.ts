import { describe, expect, it } from "vitest";
import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";
import { askableShards } from "./askable-shards";

const START = "49680000000000000000000000000000000000000000000000000000";
const plus = (steps: number) => String(BigInt(START) + BigInt(steps));

const open = (id: string, startingSequence = START): ShardFacts => ({
  id,
  parentIds: [],
  startingSequence,
  startingHash: "0",
  endingHash: "9",
});
const closed = (id: string): ShardFacts => ({ ...open(id), endingSequence: plus(99) });
const lease = (shardId: string, checkpoint?: string): Lease => ({
  shardId,
  counter: 1,
  ownerSwitches: 0,
  parentIds: [],
  ...(checkpoint === undefined ? {} : { checkpoint }),
});

describe("askableShards", () => {
  it("takes the open shards in their order if there is no lease table", () => {
    expect(askableShards([open("b"), closed("c"), open("a")], undefined)).toEqual(["b", "a"]);
  });

  it("knows none if none is listed", () => expect(askableShards([], [])).toEqual([]));

  it("puts the lease first that has moved least since its shard's start", () => {
    const shards = [open("far"), open("young", plus(50)), open("near")];
    const leases = [lease("far", plus(90)), lease("young", plus(80)), lease("near", plus(20))];
    expect(askableShards(shards, leases)).toEqual(["near", "young", "far"]);
  });

  it("compares sequence numbers that are too large for a number", () => {
    const shards = [open("later"), open("earlier")];
    const leases = [lease("later", plus(2)), lease("earlier", plus(1))];
    expect(askableShards(shards, leases)).toEqual(["earlier", "later"]);
  });

  it("puts unread shards first, then those without a lease or with one that says nothing", () => {
    const ids = ["moved", "latest", "none", "ended", "bare", "horizon", "at"];
    const leases = [
      lease("moved", plus(0)),
      lease("latest", "LATEST"),
      lease("ended", "SHARD_END"),
      lease("bare"),
      lease("horizon", "TRIM_HORIZON"),
      lease("at", "AT_TIMESTAMP"),
    ];
    expect(
      askableShards(
        ids.map((id) => open(id)),
        leases,
      ),
    ).toEqual(["horizon", "at", "latest", "none", "ended", "bare", "moved"]);
  });

  it("asks for a closed shard that is not read to its end: its children wait", () => {
    const shards = [open("child"), closed("parent"), closed("done"), closed("forgotten")];
    const leases = [lease("parent", plus(10)), lease("done", "SHARD_END")];
    expect(askableShards(shards, leases)).toEqual(["parent", "child"]);
  });
});
