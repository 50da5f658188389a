import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { AskedShard } from "./shard-points";
import { planLags } from "./lag-plan";

const NOW = Date.UTC(2026, 10, 23, 14, 2);
const ids = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `shardId-${from + index}`);

type Asked = Map<string, AskedShard>;

/** Simulates minutes until every shard was asked for; asking shows which ones are late. */
function sweep(count: number, isLate: (id: string) => boolean) {
  const shardIds = ids(count);
  const asked: Asked = new Map();
  const rounds: (readonly string[])[] = [];
  while (asked.size < count && rounds.length < 100) {
    const now = NOW + rounds.length * MINUTE_MS;
    const round = planLags({ shardIds, asked, now });
    for (const id of round) asked.set(id, { askedAt: now, lateMs: isLate(id) ? 60_000 : 0 });
    rounds.push(round);
  }
  return rounds;
}

describe("planLags", () => {
  it.each([
    [1, 1],
    [20, 1],
    [21, 2],
    [32, 2],
    [40, 2],
    [500, 25],
  ])("asks for all of %i shards within %i minutes, never more than 20 in one", (count, minutes) => {
    const rounds = sweep(count, () => false);
    expect(rounds).toHaveLength(minutes);
    expect(Math.max(...rounds.map(({ length }) => length))).toBe(Math.min(count, 20));
  });

  it.each([
    [21, 2],
    [32, 2],
    [40, 2],
    [500, 28],
  ])("asks for all of %i within %i minutes although every one is late", (count, minutes) => {
    expect(sweep(count, () => true)).toHaveLength(minutes);
  });

  it.each([
    [1, 0],
    [20, 19],
    [21, 0],
    [21, 20],
    [32, 27],
    [500, 0],
    [500, 250],
    [500, 499],
  ])(
    "of %i shards asks for the late one, number %i, in every minute once it is found",
    (count, late) => {
      const id = `shardId-${late}`;
      const rounds = sweep(count, (one) => one === id);
      const found = rounds.findIndex((round) => round.includes(id));
      expect(found).toBeGreaterThanOrEqual(0);
      expect(rounds.slice(found).every((round) => round.includes(id))).toBe(true);
      expect(rounds.length).toBeLessThanOrEqual(28);
    },
  );

  it("asks for none if no shard is known", () => {
    expect(planLags({ shardIds: [], asked: new Map(), now: NOW })).toEqual([]);
  });

  it("puts late shards first, the worst before the others, then those asked for longest ago", () => {
    const asked: Asked = new Map(
      ids(40).map((id, index) => [id, { askedAt: NOW - (40 - index) * 1_000, lateMs: 0 }]),
    );
    asked.set("shardId-38", { askedAt: NOW, lateMs: 5_000 });
    asked.set("shardId-39", { askedAt: NOW, lateMs: 9_000 });
    expect(planLags({ shardIds: ids(40), asked, now: NOW })).toEqual([
      "shardId-39",
      "shardId-38",
      ...ids(18),
    ]);
  });

  it("keeps ten of too many late shards, and gives the others their turn", () => {
    const asked: Asked = new Map(
      ids(32).map((id, index) => [id, { askedAt: NOW - index * 1_000, lateMs: 100_000 - index }]),
    );
    expect(planLags({ shardIds: ids(32), asked, now: NOW })).toEqual([
      ...ids(10),
      ...ids(10, 22).toReversed(),
    ]);
  });

  it("comes back to a shard after 25 minutes, however many are late: an answer holds for 30", () => {
    const asked = (ago: number): Asked =>
      new Map(
        ids(21).map((id, index) => [
          id,
          index === 20
            ? { askedAt: NOW - ago, lateMs: 0 }
            : { askedAt: NOW - MINUTE_MS, lateMs: 60_000 },
        ]),
      );
    const plan = (ago: number) => planLags({ shardIds: ids(21), asked: asked(ago), now: NOW });
    expect(plan(25 * MINUTE_MS)).toContain("shardId-20");
    expect(plan(25 * MINUTE_MS - 1)).not.toContain("shardId-20");
  });

  it("asks for the more suspicious ones first among those never asked for", () => {
    const shardIds = ids(21).toReversed();
    expect(planLags({ shardIds, asked: new Map(), now: NOW })).toEqual(shardIds.slice(0, 20));
  });
});
