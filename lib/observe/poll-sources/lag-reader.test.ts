import { beforeEach, describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { SourceError } from "@/lib/sources/source";
import { minuteOf, NOW, pipeline } from "../testing/lag-pipeline";

const LATE = 90_000;
const none = () => 0;

describe("LagReader", () => {
  let now = NOW;
  beforeEach(() => {
    now = NOW;
  });

  it("asks for nothing while the stream is read in time", async () => {
    const { asked, poll } = pipeline(4, none);
    const { periods, shardLags } = await poll(now, 0);
    expect(asked).toEqual([]);
    expect(shardLags).toBeUndefined();
    expect(periods[0]?.values).not.toHaveProperty("applicationLag");
  });

  it.each([1, 20, 21, 32])(
    "knows the one late shard of %i, and every minute's worst lag of all that were asked for",
    async (shards) => {
      const late = `shardId-${shards - 1}`;
      const { live, asked, poll } = pipeline(shards, (id) => (id === late ? LATE : 0));
      const rounds = Math.ceil(shards / 20);
      for (let round = 0; round < rounds; round++) await poll(now + round * MINUTE_MS, LATE);
      const told = await poll(now + rounds * MINUTE_MS, LATE);
      expect(told.shardLags?.shards).toHaveLength(shards);
      expect(told.shardLags?.shards[0]).toMatchObject({ shardId: late, lagMs: LATE });
      expect(told.shardLags?.openShards).toBe(shards);
      expect(live.periods.at(-1)?.values.applicationLag).toBe(LATE);
      // The budget: however many are late, at most 20 more metrics in a minute.
      expect(Math.max(...asked.map(({ length }) => length))).toBe(Math.min(shards, 20));
    },
  );

  it("never asks for more than 20 shards a minute, of 500 that are all late", async () => {
    const { asked, poll } = pipeline(500, () => LATE);
    for (let minute = 0; minute < 40; minute++) await poll(now + minute * MINUTE_MS, LATE);
    expect(asked.map(({ length }) => length)).toEqual(Array.from({ length: 40 }, () => 20));
    expect(new Set(asked.slice(0, 28).flat()).size).toBe(500);
  });

  it("goes on asking after the age has fallen until the shard is read in time for two minutes", async () => {
    let lag = LATE;
    const { asked, poll } = pipeline(2, (id) => (id === "shardId-1" ? lag : 0));
    await poll(now, LATE);
    await poll((now += MINUTE_MS), 0);
    lag = 0;
    await poll((now += MINUTE_MS), 0);
    expect(asked).toHaveLength(3);
    await poll((now += MINUTE_MS), 0);
    expect(asked).toHaveLength(4);
    await poll((now += MINUTE_MS), 0);
    expect(asked).toHaveLength(4);
  });

  it("keeps a minute's worst when another answer about it is smaller", async () => {
    const { live, poll } = pipeline(1, none);
    const period = minuteOf(now, LATE);
    live.addPeriods([{ ...period, values: { ...period.values, applicationLag: 7_000 } }]);
    await poll(now, LATE);
    expect(live.periods[0]?.values.applicationLag).toBe(7_000);
  });

  it("leaves a minute without any datapoint alone", async () => {
    const { poll } = pipeline(1, () => undefined);
    const { periods, shardLags } = await poll(now, LATE);
    expect(periods[0]?.values).not.toHaveProperty("applicationLag");
    expect(shardLags?.shards).toEqual([{ shardId: "shardId-0", to: NOW - 7_000 }]);
  });

  it("asks for no shard again within half a minute: a retried poll is billed too", async () => {
    const { asked, poll } = pipeline(1, () => LATE);
    await poll(now, LATE);
    await poll(now + 29_999, LATE);
    expect(asked).toHaveLength(1);
    await poll(now + 30_000, LATE);
    expect(asked).toHaveLength(2);
  });

  it("continues with what was known before a restart", async () => {
    const { live, asked, poll } = pipeline(1, () => LATE);
    const told = { shardId: "shardId-0", lagMs: LATE, to: now - MINUTE_MS };
    live.addFact("shardLags", { at: now, value: { shards: [told], openShards: 1 } });
    await poll(now, 0);
    expect(asked).toEqual([["shardId-0"]]);
  });

  it("says in words that the KCL's region refuses, though CloudWatch is otherwise well", async () => {
    const { fail, state, poll } = pipeline(1, none);
    const refusal = {
      source: "cloudwatch",
      call: "GetMetricData",
      fault: "denied",
      message: "Allow cloudwatch:GetMetricData.",
    } as const;
    fail(new SourceError(refusal));
    const { periods, shardLags } = await poll(now, LATE);
    expect(periods).toHaveLength(1);
    expect(shardLags).toBeUndefined();
    expect(state()).toMatchObject({
      status: "ok",
      error: expect.stringMatching(/KCL's metrics in us-east-1\).* Allow cloudwatch:GetMetricData/),
    });
    await poll((now += MINUTE_MS), 0);
    expect(state()?.error).toBeDefined();
    fail(undefined);
    await poll((now += MINUTE_MS), LATE);
    expect(state()?.error).toBeUndefined();
  });

  it("reports other trouble after three times, and no longer when nothing is asked for", async () => {
    const { fail, state, poll } = pipeline(1, none);
    const hang = { source: "cloudwatch", call: "GetMetricData", fault: "timeout" } as const;
    fail(new SourceError({ ...hang, message: "No answer." }));
    await poll(now, LATE);
    await poll((now += MINUTE_MS), LATE);
    expect(state()?.error).toBeUndefined();
    await poll((now += MINUTE_MS), LATE);
    expect(state()?.error).toContain("No answer.");
    await poll((now += MINUTE_MS), 0);
    expect(state()?.error).toBeUndefined();
  });
});
