import { describe, expect, it } from "vitest";
import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";
import { asOf } from "@/lib/diagnosis/situation/situation";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  SETTINGS,
  STREAM,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { age } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { timeToDataLossMs } from "@/lib/diagnosis/stream/quantities/lag/data-loss";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import { intake } from "@/lib/diagnosis/dstream/quantities/batches/intake";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { shardState } from "@/lib/diagnosis/stream/quantities/leases/shard-state";
import { intakeShare, share } from "@/lib/diagnosis/stream/quantities/share/share";
import { utilisation } from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const seen = (given: Given = {}, at = NOW) => situationAt(windowOf(given), at);
const EMPTY = seen({ periods: [], batches: [] });

describe("minutes", () => {
  it("count from two minutes after their end", () => {
    expect(seen().periods.at(-1)?.at).toBe(NOW - 180_000);
    expect(seen({}, NOW - 1).periods.at(-1)?.at).toBe(NOW - 240_000);
  });

  it("that were read too early are not final", () => {
    const early = minutes(180, healthyPeriod).map((one) => ({ ...one, readAt: one.at + 60_000 }));
    expect(seen({ periods: early }).periods).toEqual([]);
  });

  it("with a hole are fewer, and none if the newest one is old", () => {
    const all = minutes(180, healthyPeriod);
    const without = (from: number, to: number) =>
      all.filter((_, i) => i < 180 - from || i >= 180 - to);
    expect(recentMinutes(seen({ periods: without(4, 3) }), 5)).toHaveLength(4);
    expect(recentMinutes(seen({ periods: without(4, 0) }), 5)).toHaveLength(5);
    expect(recentMinutes(seen({ periods: without(5, 0) }), 5)).toHaveLength(0);
  });
});

describe("puts", () => {
  const minute = (values: object) => ({ at: NOW - 600_000, periodMs: 60_000, readAt: NOW, values });
  const noBatches = seen({ batches: [] });

  it.each([
    {
      name: "are the counts",
      values: { putRecords: 5, putBytes: 9 },
      of: noBatches,
      want: 5,
    },
    { name: "missing means none", values: { getRecords: 0 }, of: noBatches, want: 0 },
    {
      name: "missing beside reads is a gap",
      values: { getRecords: 3 },
      of: noBatches,
      want: undefined,
    },
    {
      name: "missing beside batches with records is a gap",
      values: {},
      of: seen(),
      want: undefined,
    },
  ])("$name", ({ values, of, want }) => expect(putIn(of, minute(values))?.records).toBe(want));
});

describe("batches", () => {
  it("have their distance as effective interval if that is longer than the interval", () => {
    const third = windowOf().batches.filter((_, i) => i % 3 === 0);
    expect(effectiveInterval(seen({ batches: third }))).toEqual({
      intervalMs: 10_000,
      effectiveMs: 30_000,
    });
    expect(effectiveInterval(seen())).toEqual({ intervalMs: 10_000, effectiveMs: 10_000 });
  });

  it.each([
    { name: "busy half of the time", given: {}, want: 0.5 },
    {
      name: "is unknown with two completed batches",
      given: { batches: windowOf().batches.slice(-2) },
      want: undefined,
    },
    { name: "is unknown without completed batches", given: { batches: [] }, want: undefined },
    {
      name: "share the time of concurrent jobs",
      given: { facts: { settings: { ...SETTINGS, concurrentJobs: 2 } } },
      want: 0.25,
    },
  ])("$name", ({ given, want }) => expect(utilisation(seen(given))?.ratio).toBe(want));

  it("wait as the queue does, and their records with them", () => {
    const slow = seen({
      batches: queueing(1080, (ago) => ({ workMs: ago <= 60 ? 20_000 : 5_000 })),
    });
    expect(queue(slow)).toMatchObject({ waiting: 29, records: 290_000 });
    expect(queue(slow).trend?.direction).toBe("rising");
    expect(queue(EMPTY)).toMatchObject({ waiting: 0, headAgeMs: 0, head: undefined });
  });

  it("hold the intake", () => {
    expect(intake(seen())?.recordsPerSecond).toBe(1000);
    expect(intake(seen({ batches: windowOf().batches.slice(-9) }))).toBeUndefined();
  });

  it("show what Spark sustains, from a line through their processing times", () => {
    // S = 2 s + 0.4 ms a record: (10 − 2) s ÷ 0.4 ms ÷ 10 s = 2 000 records/s.
    const varied = batches(1080, (ago) => {
      const records = 10_000 + (ago % 5) * 1_000;
      return { records, workMs: 2_000 + 0.4 * records };
    });
    expect(capacity(seen({ batches: varied }))?.recordsPerSecond).toBeCloseTo(2000, 6);
  });

  it("of one size show it from what they did, and only when busy", () => {
    const busy = seen({ batches: batches(1080, () => ({ workMs: 8_000 })) });
    expect(capacity(busy)).toEqual({ recordsPerSecond: 1250, by: "throughput" });
    expect(capacity(seen())).toBeUndefined();
    expect(capacity(EMPTY)).toBeUndefined();
  });
});

describe("age", () => {
  const ages = (of: (ago: number) => number | undefined) =>
    minutes(180, (ago) => {
      const { iteratorAge: _, ...rest } = healthyPeriod();
      const value = of(ago);
      return value === undefined ? rest : { ...rest, iteratorAge: value };
    });

  it.each([
    {
      name: "ignores a single wild minute",
      of: (ago: number) => (ago === 3 ? 84_000_000 : 0),
      want: 0,
    },
    {
      name: "takes the last value of five minutes",
      of: (ago: number) => (ago < 7 ? undefined : 9_000),
      want: 9_000,
    },
    {
      name: "is undefined after a hole of five minutes",
      of: (ago: number) => (ago < 8 ? undefined : 9_000),
      want: undefined,
    },
  ])("$name", ({ of, want }) => expect(age(seen({ periods: ages(of) }))?.latestMs).toBe(want));

  it("gives the time until records expire while it grows", () => {
    const growing = seen({ periods: ages((ago) => (180 - ago) * 30_000) });
    const latest = age(growing)?.latestMs ?? 0;
    expect(timeToDataLossMs(growing)).toBeCloseTo((STREAM.retentionMs - latest) / 0.5, 0);
    expect(timeToDataLossMs(seen())).toBeUndefined();
  });

  it("is the first part of the end-to-end delay", () => {
    const { inStreamMs, inSparkMs, processingMs, endToEndMs } = delays(seen());
    expect([inStreamMs, inSparkMs, processingMs, endToEndMs]).toEqual([0, 0, 5_000, 10_000]);
    expect(delays(EMPTY).endToEndMs).toBeUndefined();
  });
});

describe("share", () => {
  it("absorbs KPL aggregation and other readers", () => {
    const kpl = { batches: batches(1080, () => ({ records: 200_000 })) };
    const others = minutes(180, () => ({
      ...healthyPeriod(),
      getRecords: 3000,
      getBytes: 1_500_000,
    }));
    const situation = seen({ ...kpl, periods: others });
    expect(share(situation)).toBe(intakeShare(situation));
    expect(share(situation)).toMatchObject({ usual: 20, recent: 20, short: false });
    expect(arrivals(situation)).toBe(20_000);
  });

  it("is measured in bytes against 1 if there is one reader", () =>
    expect(share(seen())).toMatchObject({ usual: 1, recent: 1, short: false, steady: true }));

  it("ignores a lost datapoint that the batches contradict", () => {
    const lost = minutes(180, (ago) => {
      const { getRecords: _r, getBytes: _b, ...rest } = healthyPeriod();
      return ago === 4 ? rest : healthyPeriod();
    });
    expect(share(seen({ periods: lost }))).toMatchObject({ recent: 1, short: false });
  });

  it("is undefined without minutes", () => expect(share(EMPTY)).toBeUndefined());
});

describe("a shard between two scans of the leases", () => {
  const shard: ShardFacts = {
    id: "shardId-1",
    parentIds: ["shardId-0"],
    startingSequence: "1000",
    startingHash: "0",
    endingHash: "9",
  };
  const lease = (more: Partial<Lease> = {}): Lease => ({
    shardId: "shardId-1",
    counter: 1,
    checkpoint: "2000",
    ownerSwitches: 0,
    parentIds: [],
    ...more,
  });
  const parent = lease({ shardId: "shardId-0", checkpoint: "5" });

  it.each([
    {
      name: "moves",
      before: [lease()],
      after: [lease({ checkpoint: "2001", counter: 2 })],
      want: "moved",
    },
    {
      name: "is stalled while its lease is renewed",
      before: [lease()],
      after: [lease({ counter: 2 })],
      want: "stalled",
    },
    { name: "is renewed by nobody", before: [lease()], after: [lease()], want: "unowned" },
    { name: "has no lease", before: [], after: [], want: "missing" },
    { name: "waits for its parent", before: [], after: [parent], want: "waiting" },
    {
      name: "holds a number from before its first",
      before: [lease()],
      after: [lease({ checkpoint: "999" })],
      want: "foreign",
    },
    {
      name: "holds its very first number",
      before: [lease()],
      after: [lease({ checkpoint: "1000" })],
      want: "moved",
    },
    {
      name: "has ended in the table and is open in the stream",
      before: [],
      after: [lease({ checkpoint: "SHARD_END" })],
      want: "foreign",
    },
    {
      name: "has another shard's hash range",
      before: [],
      after: [lease({ startingHash: "3" })],
      want: "foreign",
    },
  ])("$name", ({ before, after, want }) =>
    expect(shardState(shard, { before, after, longEnough: true })).toBe(want),
  );

  it("may have an unchanged checkpoint for less than a checkpoint interval", () =>
    expect(
      shardState(shard, { before: [lease()], after: [lease({ counter: 2 })], longEnough: false }),
    ).toBeUndefined());
});

describe("facts", () => {
  it("hold back to the application's start until a reading that differs", () => {
    const at = (ms: number, total: number) => ({
      at: NOW - ms,
      value: { total, executors: 1, activeTasks: 0 },
    });
    const given = { facts: { slots: [at(600_000, 4), at(60_000, 8)] } };
    expect(asOf(seen(given, NOW - 3_000_000), "slots")?.total).toBe(4);
    expect(asOf(seen(given, NOW - 120_000), "slots")?.total).toBe(4);
    expect(asOf(seen(given), "slots")?.total).toBe(8);
  });
});
