import { describe, expect, it } from "vitest";
import type { SourceState } from "@/lib/domain/source-state";
import {
  batchAt,
  periodAt,
  PIPELINE,
  seconds,
  T0,
  temporaryHistory,
} from "../testing/test-history";

const DAY_MS = 86_400_000;
const EVER = { from: 0, to: Infinity };

describe("expire", () => {
  it("deletes what lies before an instant, of every pipeline, and nothing else", async () => {
    const history = await temporaryHistory();
    for (const pipeline of ["a", "b", "c"]) {
      await history.recordPeriods(pipeline, [periodAt(0, {}), periodAt(1, {}), periodAt(2, {})]);
      await history.recordBatches(pipeline, [batchAt(0), batchAt(50), batchAt(60), batchAt(70)]);
    }
    await history.expire(T0 + 60_000);
    for (const pipeline of ["a", "b", "c"]) {
      const { periods, batches } = await history.window(pipeline, EVER, 0);
      expect(periods).toEqual([periodAt(1, {}), periodAt(2, {})]);
      expect(batches).toEqual([batchAt(60), batchAt(70)]);
    }
  });

  it("keeps the reading of each kind of fact that held at that instant", async () => {
    const history = await temporaryHistory();
    for (const at of [0, 10, 20, 30]) {
      const value = { total: at, executors: 1, activeTasks: 0 };
      await history.recordFact(PIPELINE, "slots", { at: T0 + at * 1_000, value });
    }
    await history.recordFact(PIPELINE, "metrics", { at: T0, value: { droppedEvents: 1 } });
    await history.expire(T0 + 15_000);
    const { facts } = await history.window(PIPELINE, seconds(15, 60), 0);
    expect(facts.slots.map(({ value }) => value.total)).toEqual([10, 20, 30]);
    expect(facts.metrics).toHaveLength(1);
    const left = await history.facts(PIPELINE, "slots", EVER);
    expect(left.map(({ value }) => value.total)).toEqual([10, 20, 30]);
  });

  it("keeps the newest fact of each kind, however old", async () => {
    const history = await temporaryHistory();
    await history.recordFact(PIPELINE, "metrics", { at: T0, value: { droppedEvents: 1 } });
    await history.expire(T0 + 1e9);
    expect(await history.facts(PIPELINE, "metrics", EVER)).toHaveLength(1);
  });

  it("works through more than one slice, and lets other work in between", async () => {
    const history = await temporaryHistory();
    const many = Array.from({ length: 5_000 }, (_, index) => periodAt(index, {}));
    await history.recordPeriods(PIPELINE, many);
    const expiring = history.expire(T0 + 4_999 * 60_000);
    await history.recordPeriods(PIPELINE, [periodAt(6_000, {})]);
    const between = await history.window(PIPELINE, EVER, 0);
    await expiring;
    const after = await history.window(PIPELINE, EVER, 0);
    expect(between.periods.length).toBeGreaterThan(2);
    expect(after.periods).toEqual([periodAt(4_999, {}), periodAt(6_000, {})]);
  });

  it("still ends the waiting of an old application's batches when the new one is old too", async () => {
    const history = await temporaryHistory();
    await history.recordBatches(PIPELINE, [batchAt(100), batchAt(0, { application: "app-0" })]);
    await history.expire(T0 + 90_000);
    expect(await history.queueBuckets(PIPELINE, seconds(0, 120), 60_000)).toEqual([
      { at: T0 + 60_000, queued: 1, max: 1 },
    ]);
  });

  const spark = (lastSuccessAt: number, status: "ok" | "late"): SourceState => ({
    status,
    lastSuccessAt,
  });

  it.each<{ name: string; now: number; left: number[] }>([
    { name: "keeps every reading for a day", now: DAY_MS, left: [0, 1, 2, 3, 4] },
    {
      name: "thins a day later what says nothing lasting",
      now: DAY_MS + 4_001,
      left: [0, 2, 3, 4],
    },
    { name: "keeps the newest reading whatever it says", now: 9 * DAY_MS, left: [0, 2, 3, 4] },
  ])("$name", async ({ now, left }) => {
    const history = await temporaryHistory({ now: () => T0 + now });
    const told = ["ok", "ok", "late", "ok", "ok"] as const;
    for (const [second, status] of told.entries()) {
      const at = T0 + second * 1_000;
      await history.recordFact(PIPELINE, "source-spark", { at, value: spark(at, status) });
    }
    await history.expire(0);
    const readings = await history.facts(PIPELINE, "source-spark", EVER);
    expect(readings.map(({ at }) => (at - T0) / 1_000)).toEqual(left);
  });

  it("keeps only the newest of counters a day old", async () => {
    const history = await temporaryHistory({ now: () => T0 + 2 * DAY_MS });
    for (const completedBatches of [1, 2, 3]) {
      const value = { completedBatches, activeBatches: 0, receivedRecords: 0, processedRecords: 0 };
      await history.recordFact(PIPELINE, "counters", { at: T0 + completedBatches, value });
    }
    await history.expire(0);
    const readings = await history.facts(PIPELINE, "counters", EVER);
    expect(readings.map(({ value }) => value.completedBatches)).toEqual([3]);
  });
});
