import { describe, expect, it } from "vitest";
import type { ShardWrites } from "@/lib/domain/stream-facts";
import { nextToAsk } from "./shard-write-reader";

const id = (index: number) => `shardId-${index}`;
const ids = (count: number) => Array.from({ length: count }, (_, index) => id(index));
const writes = (index: number, refused: number, to = 1): ShardWrites => ({
  shardId: id(index),
  putRecords: 1,
  putBytes: 1,
  refused,
  to,
});

describe("nextToAsk", () => {
  it("asks every shard of a small stream", () => expect(nextToAsk(ids(20), [])).toEqual(ids(20)));

  it("asks for none when no shard is known", () => expect(nextToAsk([], [])).toEqual([]));

  it("asks again for those that refused, worst first, and for those never asked for", () => {
    const known = ids(20).map((_, index) => writes(index, index === 7 ? 5 : index === 9 ? 8 : 0));
    const next = nextToAsk(ids(40), known);
    expect(next).toHaveLength(20);
    expect(next.slice(0, 3)).toEqual([id(9), id(7), id(20)]);
    expect(next).not.toContain(id(0));
  });

  it("comes back to the one asked for longest ago when all were asked for", () => {
    const known = ids(40).map((_, index) => writes(index, 0, index < 20 ? 2 : 1));
    expect(nextToAsk(ids(40), known)).toEqual(ids(40).slice(20));
  });

  it("asks for those that are late before the others, after those that refused", () => {
    const known = ids(20).map((_, index) => writes(index, index === 7 ? 5 : 0));
    expect(nextToAsk(ids(40), known, [id(3), id(31)]).slice(0, 4)).toEqual([
      id(7),
      id(31),
      id(3),
      id(20),
    ]);
  });

  it("leaves half of the turns to others when many are late", () => {
    const next = nextToAsk(ids(40), [], ids(40).toReversed());
    expect(next).toEqual([...ids(40).slice(30), ...ids(10)]);
  });
});
