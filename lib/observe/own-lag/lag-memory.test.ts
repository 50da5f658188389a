import { describe, expect, it } from "vitest";
import type { ShardFacts } from "@/lib/domain/stream-facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { hasTold, LagMemory } from "./lag-memory";

const NOW = Date.UTC(2026, 10, 23, 14, 2, 7);
const LAST = Math.floor(NOW / MINUTE_MS) * MINUTE_MS;

const shard = (id: string): ShardFacts => ({
  id,
  parentIds: [],
  startingSequence: "1",
  startingHash: "0",
  endingHash: "9",
});

/** One answer: the lags of a shard's last minutes, newest last; a gap is undefined. */
const answer = (lags: Record<string, readonly (number | undefined)[]>, now = NOW) => {
  const end = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  return new Map(
    Object.entries(lags).map(([id, values]) => [
      id,
      new Map(
        values.flatMap((lag, index): [number, number][] =>
          lag === undefined ? [] : [[end - (values.length - index) * MINUTE_MS, lag]],
        ),
      ),
    ]),
  );
};

const memoryOf = (lags: Record<string, readonly (number | undefined)[]>): LagMemory => {
  const memory = new LagMemory();
  memory.record(answer(lags), NOW);
  return memory;
};

describe("isAnyLate", () => {
  it.each([
    ["nothing was asked", {}, false],
    ["no datapoint came", { a: [] }, false],
    ["a lag of five seconds", { a: [0, 0, 5_000] }, true],
    ["a lag just under it", { a: [0, 0, 4_999] }, false],
    ["one minute near zero after a late one", { a: [9_000, 0] }, true],
    ["two minutes near zero", { a: [9_000, 0, 0] }, false],
    ["two minutes near zero around a gap", { a: [9_000, 0, undefined, 0] }, false],
    ["one of two shards", { a: [0, 0], b: [0, 7_000] }, true],
  ])("%s", (_name, lags, want) => expect(memoryOf(lags).isAnyLate(NOW)).toBe(want));

  it("holds for half an hour without a further answer", () => {
    const memory = memoryOf({ a: [9_000] });
    const at = LAST - MINUTE_MS;
    expect(memory.isAnyLate(at + 30 * MINUTE_MS)).toBe(true);
    expect(memory.isAnyLate(at + 30 * MINUTE_MS + 1)).toBe(false);
  });
});

describe("facts", () => {
  it("has each shard's newest lag and its slope, the latest shard first", () => {
    const memory = memoryOf({ a: [0, 0, 0], b: [30_000, 60_000, 90_000], c: [] });
    expect(memory.facts(["a", "b", "c", "d"].map(shard), NOW)).toEqual({
      shards: [
        { shardId: "b", lagMs: 90_000, perMinute: 30_000, to: LAST },
        { shardId: "a", lagMs: 0, perMinute: 0, to: LAST },
        { shardId: "c", to: LAST },
      ],
      openShards: 4,
    });
  });

  it("has no slope of two datapoints, and ends with the newest one's minute", () => {
    const memory = memoryOf({ a: [1_000, 2_000, undefined] });
    expect(memory.facts([shard("a")], NOW).shards).toEqual([
      { shardId: "a", lagMs: 2_000, to: LAST - MINUTE_MS },
    ]);
  });

  it("does not count a closed shard as open", () => {
    const facts = new LagMemory().facts([shard("a"), { ...shard("b"), endingSequence: "9" }], NOW);
    expect(facts).toEqual({ shards: [], openShards: 1 });
  });

  it("calls a lag unknown that is in none of the requested minutes", () => {
    const memory = memoryOf({ a: [8_000] });
    const later = NOW + 15 * MINUTE_MS;
    memory.record(answer({ a: [] }, later), later);
    expect(memory.facts([shard("a")], later).shards).toEqual([
      { shardId: "a", to: LAST + 15 * MINUTE_MS },
    ]);
  });

  it("has a lag whose datapoint was at most ten minutes old when it was requested", () => {
    const old = (minutes: number) => [8_000, ...Array.from({ length: minutes }, () => undefined)];
    const facts = (minutes: number) =>
      memoryOf({ a: old(minutes) }).facts([shard("a")], NOW).shards;
    expect(facts(10)).toEqual([{ shardId: "a", lagMs: 8_000, to: LAST - 10 * MINUTE_MS }]);
    expect(facts(11)).toEqual([{ shardId: "a", to: LAST }]);
  });

  it("keeps the lags of earlier answers for half an hour", () => {
    const memory = memoryOf({ a: [0, 0, 8_000] });
    const later = NOW + 30 * MINUTE_MS;
    memory.record(answer({ b: [0] }, later), later);
    expect(memory.facts([], later).shards.map(({ shardId }) => shardId)).toEqual(["b", "a"]);
    expect(memory.facts([], later + 1).shards.map(({ shardId }) => shardId)).toEqual(["b"]);
  });
});

describe("worst", () => {
  it("is the worst of all shards with a known datapoint in the minute, from whichever answer", () => {
    const memory = memoryOf({ a: [500, 900], b: [undefined, 400] });
    memory.record(answer({ c: [700, undefined] }), NOW);
    expect([...memory.worst()]).toEqual([
      [LAST - 2 * MINUTE_MS, 700],
      [LAST - MINUTE_MS, 900],
    ]);
  });

  it("is not taken from stalled shards alone, until the others are asked for that minute", () => {
    const memory = new LagMemory();
    const stalled = { stalled: ["a"], stalledOnly: true };
    memory.record(answer({ a: [500, 900] }), NOW, stalled);
    expect(memory.worst().size).toBe(0);
    memory.record(answer({ b: [100] }), NOW);
    expect([...memory.worst()]).toEqual([[LAST - MINUTE_MS, 900]]);
  });

  it("has no minute without data", () => expect(memoryOf({ a: [] }).worst().size).toBe(0));
});

describe("next", () => {
  const shards = Array.from({ length: 40 }, (_, index) => shard(`s${index}`));

  it("asks for those that an earlier run found late, and those that it never asked for", () => {
    const memory = new LagMemory();
    const lags = shards.slice(0, 20).map(({ id }) => ({ shardId: id, lagMs: 0, to: LAST }));
    const late = { shardId: "s7", lagMs: 60_000, to: LAST };
    memory.recall({ shards: [...lags, late], openShards: 40 }, NOW);
    const next = memory.next(shards, undefined, NOW);
    expect(next).toEqual(shards.slice(20).map(({ id }) => id));
    memory.record(new Map(next.map((id) => [id, new Map()])), NOW);
    expect(memory.next(shards, undefined, NOW + MINUTE_MS)[0]).toBe("s7");
  });

  it("recalls nothing that is older than half an hour", () => {
    const memory = new LagMemory();
    const told = { shardId: "a", lagMs: 60_000, to: LAST - 30 * MINUTE_MS };
    memory.recall({ shards: [told], openShards: 1 }, LAST + 1);
    expect(memory.isAnyLate(LAST + 1)).toBe(false);
  });

  it("forgets a shard that was read to its end", () => {
    const memory = memoryOf({ parent: [90_000] });
    const closed = { ...shard("parent"), endingSequence: "9" };
    const lease = { shardId: "parent", counter: 1, ownerSwitches: 0, parentIds: [] };
    memory.next([closed], [{ ...lease, checkpoint: "5" }], NOW);
    expect(memory.isAnyLate(NOW)).toBe(true);
    memory.next([closed], [{ ...lease, checkpoint: "SHARD_END" }], NOW);
    expect(memory.isAnyLate(NOW)).toBe(false);
  });

  it("asks only for stalled shards while none is late, and for a moving one beside a silent one", () => {
    const memory = new LagMemory();
    const wanted = { stalled: ["s7"], stalledOnly: true };
    expect(memory.next(shards, undefined, NOW, wanted)).toEqual(["s7"]);
    memory.record(answer({ s7: [] }), NOW, wanted);
    const after = NOW + MINUTE_MS;
    expect(memory.next(shards, undefined, after, wanted)).toEqual(["s39"]);
    memory.record(answer({ s39: [0] }, after), after, wanted);
    expect(memory.next(shards, undefined, after + MINUTE_MS, wanted)).toEqual(["s7"]);
  });

  it("takes a datapoint that was over ten minutes old when it was requested for silence", () => {
    const memory = new LagMemory();
    const wanted = { stalled: ["s7"], stalledOnly: true };
    const old = (minutes: number) => [0, ...Array.from({ length: minutes }, () => undefined)];
    memory.record(answer({ s0: [0], s7: old(11) }), NOW, wanted);
    expect(memory.next(shards, undefined, NOW, wanted)).toEqual(["s7"]);
    memory.record(answer({ s7: old(7) }), NOW, wanted);
    expect(memory.next(shards, undefined, NOW, wanted)).toEqual([]);
  });
});

describe("hasTold", () => {
  it.each([
    ["nobody", [], false],
    ["a silent shard", [{ shardId: "a", to: LAST }], false],
    [
      "one of two",
      [
        { shardId: "a", to: LAST },
        { shardId: "b", lagMs: 0, to: LAST },
      ],
      true,
    ],
  ])("%s", (_name, told, wanted) => expect(hasTold({ shards: told, openShards: 2 })).toBe(wanted));
});
