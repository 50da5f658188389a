import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts";
import type { ShardFacts, ShardLag, ShardLagFacts } from "@/lib/domain/stream-facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { healthyPeriod, minutes, NOW, STREAM, windowOf } from "@/lib/diagnosis/testing/window";
import { laggingShards, shardLags } from "./shard-lags";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const shard = (index: number): ShardFacts => ({
  id: `shardId-${index}`,
  parentIds: [],
  startingSequence: "1",
  startingHash: "0",
  endingHash: "9",
});
const lag = (index: number, lagMs?: number, more: Partial<ShardLag> = {}): ShardLag => ({
  shardId: `shardId-${index}`,
  ...(lagMs === undefined ? {} : { lagMs }),
  to: NOW,
  ...more,
});

interface Given {
  readonly lags?: readonly ShardLag[];
  readonly ago?: number;
  readonly openShards?: number;
  readonly shards?: readonly ShardFacts[];
  /** Values in the newest settled minutes. */
  readonly ownLag?: (ago: number) => number | undefined;
}

function evaluated({ lags, ago = 0, openShards = 4, shards, ownLag = () => undefined }: Given) {
  const reading: Reading<ShardLagFacts>[] =
    lags === undefined ? [] : [{ at: NOW - ago, value: { shards: lags, openShards } }];
  const window = windowOf({
    periods: minutes(180, (minutesAgo) => {
      const applicationLag = ownLag(minutesAgo);
      return { ...healthyPeriod(), ...(applicationLag === undefined ? {} : { applicationLag }) };
    }),
    facts: {
      stream: { ...STREAM, openShards },
      shardLags: reading,
      ...(shards && { shards: [{ at: NOW, value: shards }] }),
    },
  });
  const situation = situationAt(window, NOW);
  return { lags: shardLags(situation), found: laggingShards(situation) };
}

describe("laggingShards", () => {
  it("names the late shards, the latest first, and the lag of the others", () => {
    const lags = [
      lag(0, 0),
      lag(1, 61_000, { perMinute: 10 }),
      lag(2, 90_000, { perMinute: 30_000 }),
      lag(3, 400),
    ];
    expect(evaluated({ lags }).found).toEqual({
      openShards: 4,
      complete: true,
      lagging: [
        { shardId: "shardId-2", lagMs: 90_000, perMinute: 30_000, rising: true },
        { shardId: "shardId-1", lagMs: 61_000, perMinute: 10, rising: false },
      ],
      othersMs: 400,
      silent: [],
    });
  });

  it.each([
    [60_000, 0],
    [60_001, 1],
  ])("counts a lag of %d ms as late only beyond a minute", (lagMs, late) => {
    expect(evaluated({ lags: [lag(0, lagMs)] }).found?.lagging).toHaveLength(late);
  });

  it.each([
    [2_999, false],
    [3_000, true],
    [-60_000, false],
    [undefined, false],
  ])("a slope of %s ms a minute is rising: %s", (perMinute, rising) => {
    const trend = perMinute === undefined ? {} : { perMinute };
    expect(evaluated({ lags: [lag(0, 90_000, trend)] }).found?.lagging).toMatchObject([
      { perMinute, rising },
    ]);
  });

  it("does not count a shard without a datapoint as read in time", () => {
    expect(evaluated({ lags: [lag(0), lag(1)] }).found).toMatchObject({
      lagging: [],
      othersMs: undefined,
      silent: ["shardId-0", "shardId-1"],
    });
  });

  it("is empty if no shard was asked", () => {
    expect(evaluated({ lags: [] }).found).toBeUndefined();
    expect(evaluated({ ownLag: () => 90_000 }).found).toBeUndefined();
  });
});

describe("shardLags", () => {
  it.each([
    ["all of a small stream", 4, 4, true],
    ["one less", 3, 4, false],
    ["the first twenty of 32", 20, 32, false],
    ["all of 32", 32, 32, true],
    ["none", 0, 4, false],
  ])("is complete when every open shard was asked: %s", (_name, asked, openShards, complete) => {
    const shards = Array.from({ length: openShards }, (_, index) => shard(index));
    const lags = Array.from({ length: asked }, (_, index) => lag(index, 0));
    expect(evaluated({ lags, openShards, shards }).lags?.complete).toBe(complete);
    expect(evaluated({ lags, openShards }).lags?.complete).toBe(complete);
  });

  it("does not count a closed shard's answer for an open one", () => {
    const shards = [{ ...shard(0), endingSequence: "9" }, shard(1), shard(2)];
    expect(evaluated({ lags: [lag(0, 0), lag(1, 0)], openShards: 2, shards }).lags?.complete).toBe(
      false,
    );
    expect(evaluated({ lags: [lag(1, 0), lag(2, 0)], openShards: 2, shards }).lags?.complete).toBe(
      true,
    );
  });

  it("uses a shard's answer for half an hour", () => {
    const old = (ms: number) =>
      evaluated({ lags: [lag(0, 0, { to: NOW - ms })], openShards: 1 }).lags;
    expect(old(30 * MINUTE_MS)).toMatchObject({ shards: [{ lagMs: 0 }], complete: true });
    expect(old(30 * MINUTE_MS + 1)).toMatchObject({ shards: [], complete: false });
  });

  it.each([
    [5 * MINUTE_MS, true],
    [5 * MINUTE_MS + 1, false],
  ])("does not evaluate an answer that is %d ms old: known %s", (ago, known) => {
    expect(evaluated({ lags: [lag(0, 0)], ago }).lags !== undefined).toBe(known);
  });

  describe("without separate values for shards", () => {
    it.each([
      ["the lag of 20 shards is that of all", 20, true],
      ["the lag of 21 shards is not", 21, false],
    ])("%s", (_name, openShards, complete) => {
      expect(evaluated({ openShards, ownLag: () => 0 }).lags).toEqual({
        shards: [],
        openShards,
        complete,
      });
    });

    it("is undefined without a lag in the last five settled minutes", () => {
      expect(evaluated({}).lags).toBeUndefined();
      // Two minutes are not settled yet. The newest that may be evaluated began three minutes ago.
      expect(evaluated({ ownLag: (ago) => (ago === 7 ? 0 : undefined) }).lags).toBeDefined();
      expect(evaluated({ ownLag: (ago) => (ago === 8 ? 0 : undefined) }).lags).toBeUndefined();
    });
  });
});
