import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Lease, ShardFacts } from "@/lib/domain/facts";
import { type Minute, MINUTE_MS } from "@/lib/domain/minute";
import type { LagsByShard } from "@/lib/sources/cloudwatch/application-lags";
import { SourceError } from "@/lib/sources/source";
import { HealthBoard } from "./health-board";
import { LagReader } from "./lag-reader";
import { LiveWindow } from "./live-window";

const NOW = Date.UTC(2026, 10, 23, 14, 2, 7);
const signal = new AbortController().signal;

const shard = (index: number): ShardFacts => ({
  id: `shardId-${index}`,
  parentIds: [],
  startingSequence: "1",
  startingHash: "0",
  endingHash: "9",
});

/** The newest minute that has ended by `now`, and its stream's age. */
const minuteOf = (now: number, iteratorAge: number): Minute => ({
  at: Math.floor(now / MINUTE_MS) * MINUTE_MS - MINUTE_MS,
  periodMs: MINUTE_MS,
  readAt: now,
  values: { putRecords: 1, iteratorAge },
});

/** A pipeline, and the lag of each of its shards as CloudWatch has it of every minute. */
function pipeline(shards: number, lagOf: (id: string, at: number) => number | undefined) {
  const live = new LiveWindow(120_000);
  const board = new HealthBoard();
  const asked: (readonly string[])[] = [];
  let trouble: Error | undefined;
  const reader = new LagReader(() => ({
    readApplicationLag: ({ shardIds }, _span, now): Promise<LagsByShard> => {
      asked.push(shardIds);
      if (trouble) return Promise.reject(trouble);
      const { at } = minuteOf(now, 0);
      return Promise.resolve(
        new Map(
          shardIds.map((id) => {
            const lag = lagOf(id, at);
            return [id, new Map(lag === undefined ? [] : [[at, lag]])];
          }),
        ),
      );
    },
    close: vi.fn(),
  }));
  const watch = {
    pipeline: {
      id: "orders",
      name: "Orders",
      region: "eu-west-1",
      stream: "orders",
      sparkUrl: "http://driver:4040",
      kclRegion: "us-east-1",
      kclApplication: "orders-app",
    },
    live,
    expect: board.expect.bind(board),
    told: async (...end: Parameters<HealthBoard["told"]>) => board.told(...end),
  };
  board.expect({ source: "cloudwatch", call: "GetMetricData", needed: true, everyMs: MINUTE_MS });
  board.told("cloudwatch", "GetMetricData", undefined, NOW);
  reader.expect(watch);
  live.addFact("shards", { at: NOW, value: Array.from({ length: shards }, (_, i) => shard(i)) });
  let scans = 0;
  /** A scan of the lease table: every lease is renewed, and the checkpoints of some stand. */
  const scan = (at: number, stands: (index: number) => boolean) => {
    scans++;
    const leases = Array.from({ length: shards }, (_, index): Lease => ({
      shardId: `shardId-${index}`,
      checkpoint: String(stands(index) ? 1 : scans),
      counter: scans,
      ownerSwitches: 0,
      parentIds: [],
    }));
    live.addFact("leases", { at, value: { table: "orders-app", region: "us-east-1", leases } });
  };
  return {
    scan,
    live,
    asked,
    fail: (error: Error | undefined) => (trouble = error),
    state: () => board.state("cloudwatch", NOW),
    poll: async (now: number, ageMs: number) => {
      const told = await reader.read(watch, [minuteOf(now, ageMs)], now, signal);
      live.addMinutes(told.minutes);
      return told;
    },
  };
}

const LATE = 90_000;
const none = () => 0;

describe("LagReader", () => {
  let now = NOW;
  beforeEach(() => {
    now = NOW;
  });

  it("asks nothing while the stream is read in time", async () => {
    const { asked, poll } = pipeline(4, none);
    const { minutes, shardLags } = await poll(now, 0);
    expect(asked).toEqual([]);
    expect(shardLags).toBeUndefined();
    expect(minutes[0]?.values).not.toHaveProperty("applicationLag");
  });

  it.each([1, 20, 21, 32])(
    "knows the one late shard of %i, and every minute's worst of all that were asked",
    async (shards) => {
      const late = `shardId-${shards - 1}`;
      const { live, asked, poll } = pipeline(shards, (id) => (id === late ? LATE : 0));
      const rounds = Math.ceil(shards / 20);
      for (let round = 0; round < rounds; round++) await poll(now + round * MINUTE_MS, LATE);
      const told = await poll(now + rounds * MINUTE_MS, LATE);
      expect(told.shardLags?.shards).toHaveLength(shards);
      expect(told.shardLags?.shards[0]).toMatchObject({ shardId: late, lagMs: LATE });
      expect(told.shardLags?.openShards).toBe(shards);
      expect(live.minutes.at(-1)?.values.applicationLag).toBe(LATE);
      // The budget: whatever is late, at most 20 metrics more in a minute.
      expect(Math.max(...asked.map(({ length }) => length))).toBe(Math.min(shards, 20));
    },
  );

  it("never asks more than 20 shards a minute, of 500 that are all late", async () => {
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
    const minute = minuteOf(now, LATE);
    live.addMinutes([{ ...minute, values: { ...minute.values, applicationLag: 7_000 } }]);
    await poll(now, LATE);
    expect(live.minutes[0]?.values.applicationLag).toBe(7_000);
  });

  it("leaves a minute without any datapoint alone", async () => {
    const { poll } = pipeline(1, () => undefined);
    const { minutes, shardLags } = await poll(now, LATE);
    expect(minutes[0]?.values).not.toHaveProperty("applicationLag");
    expect(shardLags?.shards).toEqual([{ shardId: "shardId-0", to: NOW - 7_000 }]);
  });

  it("asks no shard again within half a minute: a poll that is tried again is billed too", async () => {
    const { asked, poll } = pipeline(1, () => LATE);
    await poll(now, LATE);
    await poll(now + 29_999, LATE);
    expect(asked).toHaveLength(1);
    await poll(now + 30_000, LATE);
    expect(asked).toHaveLength(2);
  });

  it("takes up what was known before a restart", async () => {
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
    const { minutes, shardLags } = await poll(now, LATE);
    expect(minutes).toHaveLength(1);
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

  it("says so of other trouble after three times, and no more when nothing is asked", async () => {
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

describe("LagReader, of shards whose checkpoint stands", () => {
  const HOUR = 60;

  /** An hour of polls, each with a scan; what was told lately of each shard, minute by minute. */
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

  it("asks nothing where none stands: an hour costs what it always did", async () => {
    const orders = pipeline(40, none);
    const known = await hour(orders, () => false);
    expect(billed(orders)).toBe(0);
    expect(known.every((told) => told === undefined)).toBe(true);
  });

  it("asks 8 times in an hour of one quiet shard of 4, and knows of it in every minute", async () => {
    const orders = pipeline(4, none);
    const known = await hour(orders, (index) => index === 2);
    expect(billed(orders)).toBe(8);
    for (const [minute, told] of known.entries()) {
      const at = NOW + minute * MINUTE_MS;
      expect(told).toMatchObject({ openShards: 4, shards: [{ shardId: "shardId-2", lagMs: 0 }] });
      expect(at - (told?.shards[0]?.to ?? 0)).toBeLessThanOrEqual(10 * MINUTE_MS);
      // Told again, it was read now: the diagnosis believes a reading for five minutes.
      expect(orders.live.snapshot(at).facts.shardLags.some((reading) => reading.at === at)).toBe(
        true,
      );
    }
  });

  it("never takes what one quiet shard tells for the application's lag", async () => {
    const orders = pipeline(4, none);
    await hour(orders, (index) => index === 2);
    const told = orders.live.minutes.filter(({ values }) => "applicationLag" in values);
    expect(told).toEqual([]);
  });

  it("finds the stuck one of 38 that stand in two minutes, and asks it every minute", async () => {
    const orders = pipeline(200, (id) => (id === "shardId-37" ? undefined : 0));
    const known = await hour(orders, (index) => index < 38);
    expect(Math.max(...orders.asked.map(({ length }) => length))).toBe(20);
    const silent = known.map((told) =>
      told?.shards.flatMap(({ shardId, lagMs }) => (lagMs === undefined ? shardId : [])),
    );
    expect(silent.slice(0, 3)).toEqual([[], ["shardId-37"], ["shardId-37"]]);
    expect(orders.asked.slice(1).every((round) => round.includes("shardId-37"))).toBe(true);
    expect(orders.asked).toHaveLength(HOUR);
    expect(known.slice(1).every((told) => told?.shards.length === 38)).toBe(true);
  });

  it("proves a lone stuck shard with one that is read", async () => {
    const orders = pipeline(4, (id) => (id === "shardId-2" ? undefined : 0));
    const known = await hour(orders, (index) => index === 2);
    expect(orders.asked.slice(0, 3)).toEqual([["shardId-2"], ["shardId-3"], ["shardId-2"]]);
    expect(known[0]).toBeUndefined();
    expect(known.at(-1)?.shards.map(({ shardId, lagMs }) => [shardId, lagMs])).toEqual([
      ["shardId-3", 0],
      ["shardId-2", undefined],
    ]);
  });

  it("says nothing where the KCL publishes nothing, and asks rarely", async () => {
    const orders = pipeline(2, () => undefined);
    const known = await hour(orders, () => true);
    expect(known.every((told) => told === undefined)).toBe(true);
    expect(billed(orders)).toBe(2 * 8);
  });

  it("asks the others as well when one that stands is late", async () => {
    const orders = pipeline(4, (id) => (id === "shardId-2" ? LATE : 0));
    orders.scan(NOW - MINUTE_MS, (index) => index === 2);
    orders.scan(NOW, (index) => index === 2);
    await orders.poll(NOW, 0);
    await orders.poll(NOW + MINUTE_MS, 0);
    expect(orders.asked.map(({ length }) => length)).toEqual([1, 4]);
    expect(orders.live.minutes.at(-1)?.values.applicationLag).toBe(LATE);
  });

  it("says no more of trouble when none stands any more", async () => {
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
