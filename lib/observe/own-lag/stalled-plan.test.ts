import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { AskedShard } from "./shard-points";
import { planLags } from "./lag-plan";

/** Seven seconds after a whole minute, when the dashboard asks. */
const NOW = Date.UTC(2026, 10, 23, 14, 2, 7);
const ids = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `shardId-${from + index}`);

const quiet = (askedAt: number): AskedShard => ({
  askedAt,
  lateMs: 0,
  toldTo: Math.floor(askedAt / MINUTE_MS) * MINUTE_MS,
});
const silent = (askedAt: number): AskedShard => ({ askedAt, lateMs: 0 });

interface Play {
  readonly shards: number;
  readonly stalled: readonly string[];
  readonly isSilent?: (id: string) => boolean;
  readonly minutes: number;
}

/** What is asked for minute by minute, while no shard is late. */
function play({ shards, stalled, isSilent = () => false, minutes }: Play) {
  const asked = new Map<string, AskedShard>();
  return Array.from({ length: minutes }, (_, minute) => {
    const now = NOW + minute * MINUTE_MS;
    const round = planLags({
      shardIds: ids(shards),
      stalled,
      stalledOnly: true,
      asked,
      now,
    });
    for (const id of round) asked.set(id, isSilent(id) ? silent(now) : quiet(now));
    return round;
  });
}

const metrics = (rounds: readonly (readonly string[])[]) => rounds.flat().length;
const ago = (minutes: number) => NOW - minutes * MINUTE_MS;

describe("the plan for stalled shards", () => {
  it("asks for none while none is stalled", () =>
    expect(metrics(play({ shards: 40, stalled: [], minutes: 60 }))).toBe(0));

  it("asks for one quiet shard of 4 every eight minutes: 8 metrics in an hour", () => {
    const rounds = play({ shards: 4, stalled: ["shardId-2"], minutes: 60 });
    expect(metrics(rounds)).toBe(8);
    expect(rounds.flatMap((round, minute) => (round.length > 0 ? minute : []))).toEqual([
      0, 8, 16, 24, 32, 40, 48, 56,
    ]);
  });

  it("asks for 38 quiet ones of 200 in two minutes of eight: 304 metrics in an hour", () => {
    const rounds = play({ shards: 200, stalled: ids(38, 50), minutes: 60 });
    expect(rounds.slice(0, 10).map(({ length }) => length)).toEqual([
      20, 18, 0, 0, 0, 0, 0, 0, 20, 18,
    ]);
    expect(metrics(rounds)).toBe(304);
    expect(new Set(rounds.flat())).toEqual(new Set(ids(38, 50)));
  });

  it.each([
    [20, 1],
    [21, 2],
    [38, 2],
    [40, 2],
    [41, 3],
    [200, 10],
  ])(
    "finds a stuck one of %i stalled shards within %i minutes, and goes on asking for it",
    (count, within) => {
      const stuck = `shardId-${count - 1}`;
      const rounds = play({
        shards: count + 5,
        stalled: ids(count),
        isSilent: (id) => id === stuck,
        minutes: 40,
      });
      expect(Math.max(...rounds.map(({ length }) => length))).toBeLessThanOrEqual(20);
      const found = rounds.findIndex((round) => round.includes(stuck));
      expect(found).toBeLessThan(within);
      expect(rounds.slice(found).every((round) => round.includes(stuck))).toBe(true);
    },
  );

  it("gives more than 160 quiet ones their turns: each of 200 every ten minutes", () => {
    const rounds = play({ shards: 200, stalled: ids(200), minutes: 30 });
    expect(rounds.every(({ length }) => length === 20)).toBe(true);
    for (const from of [0, 10, 20]) {
      expect(new Set(rounds.slice(from, from + 10).flat()).size).toBe(200);
    }
  });

  it("asks for a moving shard beside a lone silent one: is anything published at all?", () => {
    const isSilent = (id: string) => id === "shardId-0";
    const rounds = play({ shards: 4, stalled: ["shardId-0"], isSilent, minutes: 11 });
    expect(rounds[0]).toEqual(["shardId-0"]);
    expect(rounds[1]).toEqual(["shardId-3"]);
    expect(rounds.slice(2, 9)).toEqual(Array.from({ length: 7 }, () => ["shardId-0"]));
    // The moving shard of minute 1 proves nothing in minute 9 any more; then it is asked for again.
    expect(rounds[9]).toContain("shardId-3");
    expect(rounds[10]).toEqual(["shardId-0"]);
  });

  it("asks as rarely as for quiet ones if the KCL publishes nothing", () => {
    const isSilent = () => true;
    const rounds = play({ shards: 4, stalled: ids(2), isSilent, minutes: 60 });
    expect(rounds.slice(0, 4)).toEqual([ids(2), ["shardId-3"], ["shardId-2"], []]);
    // Two stalled shards, and two that show what their silence means, every eight minutes.
    expect(metrics(rounds)).toBe(8 * 4);
  });

  it("asks again for an answer that is exactly eight minutes old, and not before", () => {
    const plan = (toldTo: number) =>
      planLags({
        shardIds: ids(2),
        stalled: ids(1),
        stalledOnly: true,
        asked: new Map([["shardId-0", { askedAt: NOW, lateMs: 0, toldTo }]]),
        now: NOW,
      });
    expect(plan(ago(8))).toEqual(["shardId-0"]);
    expect(plan(ago(8) + 1)).toEqual([]);
  });

  it("keeps two silent ones while more wait than fit, and ten otherwise", () => {
    const plan = (never: number) =>
      planLags({
        shardIds: ids(60),
        stalled: ids(12 + never),
        stalledOnly: true,
        asked: new Map([
          ...ids(12).map((id, i) => [id, silent(ago(12 - i))] as const),
          ["shardId-59", quiet(NOW)],
        ]),
        now: NOW,
      });
    expect(plan(21)).toEqual([...ids(2), ...ids(18, 12)]);
    expect(plan(20)).toEqual([...ids(10), ...ids(10, 12)]);
    expect(plan(3)).toEqual([...ids(10), ...ids(3, 12), ...ids(2, 10)]);
  });
});

describe("the plan for late shards and some stalled ones", () => {
  const recent = (minute: number): [string, AskedShard][] =>
    ids(60).map((id) => [id, quiet(ago(minute))]);

  it("asks for stalled ones before those asked for longest ago", () => {
    const asked = new Map(recent(9));
    asked.set("shardId-59", { ...quiet(ago(1)), lateMs: 60_000 });
    const plan = planLags({ shardIds: ids(60), stalled: ids(2, 40), asked, now: NOW });
    expect(plan.slice(0, 4)).toEqual(["shardId-59", ...ids(2, 40), "shardId-0"]);
    expect(plan).toHaveLength(20);
  });

  it("asks for stalled ones first among those never asked for", () => {
    const asked = new Map<string, AskedShard>();
    const plan = planLags({ shardIds: ids(60), stalled: ids(2, 40), asked, now: NOW });
    expect(plan).toEqual([...ids(2, 40), ...ids(18)]);
  });
});
