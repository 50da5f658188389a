import { describe, expect, it } from "vitest";
import type { ShardView } from "@/lib/contract/shards";
import { SHOWN_SHARDS, shardGroups } from "./shard-groups";

const rows = (count: number, more: Partial<ShardView> = {}): readonly ShardView[] =>
  Array.from({ length: count }, (_, i) => ({ shardId: `shard-${i}`, ...more }));

describe("shardGroups", () => {
  it("shows every shard of a small stream", () =>
    expect(shardGroups(rows(SHOWN_SHARDS))).toEqual({
      worst: rows(SHOWN_SHARDS),
      others: [],
      othersWords: "",
    }));

  it.each([
    [1, "The other shard: in time"],
    [492, "The other 492 shards: in time"],
  ])("groups %d others that are all alike", (count, words) =>
    expect(shardGroups(rows(SHOWN_SHARDS + count, { lagMs: 0 })).othersWords).toBe(words),
  );

  it("counts what the others are, and takes an unknown lag for neither late nor in time", () => {
    const others = [
      ...rows(3, { concern: "late", lagMs: 90_000 }),
      ...rows(1, { concern: "unclear" }),
      ...rows(1200),
      ...rows(2, { lagMs: 0 }),
      ...rows(1, { lagMs: null }),
    ];
    expect(shardGroups([...rows(SHOWN_SHARDS), ...others]).othersWords).toBe(
      "The other 1\u202f207 shards: 3 late, 1 standing still, 2 in time, 1\u202f201 without a sign of trouble",
    );
  });
});
