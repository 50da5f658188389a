import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { SourceError } from "@/lib/sources/source";
import { NOW, pipeline } from "../testing/lag-pipeline";

const LATE = 90_000;
const none = () => 0;

describe("LagReader, for stalled shards", () => {
  const HOUR = 60;

  /** An hour of polls, each with a scan; the recent facts of each shard, minute by minute. */
  async function hour(
    { scan, poll, live }: ReturnType<typeof pipeline>,
    stands: (index: number) => boolean,
  ) {
    scan(NOW - MINUTE_MS, stands);
    const known = [];
    for (let minute = 0; minute < HOUR; minute++) {
      const now = NOW + minute * MINUTE_MS;
      scan(now, stands);
      const { shardLags } = await poll(now, 0);
      if (shardLags) live.addFact("shardLags", { at: now, value: shardLags });
      known.push(shardLags);
    }
    return known;
  }

  const billed = ({ asked }: ReturnType<typeof pipeline>) => asked.flat().length;

  it("asks for nothing if none is stalled: an hour costs what it always did", async () => {
    const orders = pipeline(40, none);
    const known = await hour(orders, () => false);
    expect(billed(orders)).toBe(0);
    expect(known.every((lags) => lags === undefined)).toBe(true);
  });

  it("asks 8 times in an hour for one quiet shard of 4, and knows of it in every minute", async () => {
    const orders = pipeline(4, none);
    const known = await hour(orders, (index) => index === 2);
    expect(billed(orders)).toBe(8);
    for (const [minute, lags] of known.entries()) {
      const at = NOW + minute * MINUTE_MS;
      expect(lags).toMatchObject({ openShards: 4, shards: [{ shardId: "shardId-2", lagMs: 0 }] });
      expect(at - (lags?.shards[0]?.to ?? 0)).toBeLessThanOrEqual(10 * MINUTE_MS);
      // Recorded again, it counts as read now: the diagnosis trusts a reading for five minutes.
      expect(orders.live.snapshot(at).facts.shardLags.some((reading) => reading.at === at)).toBe(
        true,
      );
    }
  });

  it("never takes one quiet shard's lag for the application's lag", async () => {
    const orders = pipeline(4, none);
    await hour(orders, (index) => index === 2);
    const periods = orders.live.periods.filter(({ values }) => "applicationLag" in values);
    expect(periods).toEqual([]);
  });

  it("finds the stuck one of 38 stalled shards in two minutes, and asks for it every minute", async () => {
    const orders = pipeline(200, (id) => (id === "shardId-37" ? undefined : 0));
    const known = await hour(orders, (index) => index < 38);
    expect(Math.max(...orders.asked.map(({ length }) => length))).toBe(20);
    const silent = known.map((lags) =>
      lags?.shards.flatMap(({ shardId, lagMs }) => (lagMs === undefined ? shardId : [])),
    );
    expect(silent.slice(0, 3)).toEqual([[], ["shardId-37"], ["shardId-37"]]);
    expect(orders.asked.slice(1).every((round) => round.includes("shardId-37"))).toBe(true);
    expect(orders.asked).toHaveLength(HOUR);
    expect(known.slice(1).every((lags) => lags?.shards.length === 38)).toBe(true);
  });

  it("shows that a lone shard is stuck by one that is read", async () => {
    const orders = pipeline(4, (id) => (id === "shardId-2" ? undefined : 0));
    const known = await hour(orders, (index) => index === 2);
    expect(orders.asked.slice(0, 3)).toEqual([["shardId-2"], ["shardId-3"], ["shardId-2"]]);
    expect(known[0]).toBeUndefined();
    expect(known.at(-1)?.shards.map(({ shardId, lagMs }) => [shardId, lagMs])).toEqual([
      ["shardId-3", 0],
      ["shardId-2", undefined],
    ]);
  });

  it("says nothing if the KCL publishes nothing, and asks rarely", async () => {
    const orders = pipeline(2, () => undefined);
    const known = await hour(orders, () => true);
    expect(known.every((lags) => lags === undefined)).toBe(true);
    expect(billed(orders)).toBe(2 * 8);
  });

  it("asks for the others as well when a stalled one is late", async () => {
    const orders = pipeline(4, (id) => (id === "shardId-2" ? LATE : 0));
    orders.scan(NOW - MINUTE_MS, (index) => index === 2);
    orders.scan(NOW, (index) => index === 2);
    await orders.poll(NOW, 0);
    await orders.poll(NOW + MINUTE_MS, 0);
    expect(orders.asked.map(({ length }) => length)).toEqual([1, 4]);
    expect(orders.live.periods.at(-1)?.values.applicationLag).toBe(LATE);
  });

  it("reports no more trouble once none is stalled", async () => {
    const { scan, poll, fail, state } = pipeline(1, none);
    fail(new SourceError({ source: "cloudwatch", call: "x", fault: "timeout", message: "None." }));
    for (const minute of [0, 1, 2]) {
      for (const at of [minute - 1, minute]) scan(NOW + at * MINUTE_MS, () => true);
      await poll(NOW + minute * MINUTE_MS, 0);
    }
    expect(state()?.error).toContain("None.");
    scan(NOW + 3 * MINUTE_MS, () => false);
    await poll(NOW + 3 * MINUTE_MS, 0);
    expect(state()?.error).toBeUndefined();
  });
});
