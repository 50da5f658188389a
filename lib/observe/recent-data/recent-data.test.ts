import { describe, expect, it } from "vitest";
import type { MetricPeriod } from "@/lib/domain/metric-period";
import { BATCH_MERGES } from "@/lib/domain/testing/batch-merges";
import { batchOf, keyAt, type TestBatch } from "@/lib/domain/testing/batch-of";
import { PERIOD_MERGES } from "@/lib/domain/testing/period-merges";
import { countedTo, settledTo } from "./published";
import { RecentData } from "./recent-data";

const MIN = 60_000;
const HOUR = 60 * MIN;
const NOW = 100 * HOUR;
const DELAY = 2 * MIN;

const minute = (at: number, readAt: number, putRecords?: number): MetricPeriod => ({
  at,
  periodMs: MIN,
  readAt,
  values: putRecords === undefined ? {} : { putRecords },
});

const batch = (at: number, over: Omit<TestBatch, "at"> = {}) => batchOf({ ...over, at });

describe("minutes", () => {
  it("keeps them ascending, in whatever order they come", () => {
    const live = new RecentData(DELAY);
    live.addPeriods([minute(2 * MIN, NOW), minute(0, NOW), minute(MIN, NOW)]);
    expect(live.periods.map(({ at }) => at)).toEqual([0, MIN, 2 * MIN]);
  });

  it.each(PERIOD_MERGES)("of one period are merged: $name", ({ answers, is }) => {
    const live = new RecentData(DELAY);
    live.addPeriods(answers);
    expect(live.periods).toEqual([is]);
  });

  it("does not give the evaluator a minute that was read too early and never again", () => {
    const live = new RecentData(DELAY);
    const old = NOW - 10 * MIN;
    live.addPeriods([minute(old, old + MIN), minute(old + MIN, old + 2 * MIN + DELAY)]);
    expect(live.snapshot(NOW).periods.map(({ at }) => at)).toEqual([old + MIN]);
  });

  it("returns when the earliest minute that has become final could first be used", () => {
    const live = new RecentData(DELAY);
    const final = MIN + DELAY;
    expect(live.addPeriods([minute(MIN, MIN + final - 1)])).toBe(Infinity);
    expect(live.addPeriods([minute(2 * MIN, NOW), minute(MIN, MIN + final)])).toBe(MIN + final);
    expect(live.addPeriods([minute(2 * MIN, NOW), minute(MIN, NOW)])).toBe(Infinity);
    expect(live.addPeriods([])).toBe(Infinity);
  });

  it.each([
    ["of a clock that agrees", NOW, NOW - DELAY],
    ["in the middle of a minute", NOW - 1, NOW - DELAY - MIN],
    ["before an outage of ten minutes", NOW - 10 * MIN, NOW - 10 * MIN - DELAY],
    ["of a clock that is ahead", NOW + 10 * MIN, NOW - DELAY],
  ])("is settled up to the last answer: %s", (_, readAt, wanted) => {
    const live = new RecentData(DELAY);
    expect(settledTo(live.published, NOW, DELAY)).toBe(NOW - DELAY);
    live.addPeriods([minute(NOW - 20 * MIN, readAt - MIN), minute(NOW - 11 * MIN, readAt)]);
    expect(settledTo(live.published, NOW, DELAY)).toBe(wanted);
  });

  describe("are shown up to the first that is still counted", () => {
    /** Answered so many minutes before now, with puts so long ago. */
    const poll = (live: RecentData, ago: number, ...puts: readonly (number | undefined)[]) =>
      live.addPeriods(
        puts.map((put, i) => minute(NOW - (puts.length - i) * MIN, NOW - ago * MIN, put)),
      );
    it("which are the settled ones after one answer", () => {
      const live = new RecentData(DELAY);
      poll(live, 0, 5, 5, 5, 5);
      expect(countedTo(live.published, NOW, DELAY)).toBe(NOW - DELAY);
    });
    it("and those answered twice alike after it", () => {
      const live = new RecentData(DELAY);
      poll(live, 1, 5, 5, 5);
      poll(live, 0, 5, 5, 5, 5);
      expect(countedTo(live.published, NOW, DELAY)).toBe(NOW - MIN);
    });
    it("but none after one that has changed", () => {
      const live = new RecentData(5 * MIN);
      poll(live, 1, 5, 5, 5, 5, 5, 5, 5);
      poll(live, 0, 5, 5, 5, 4, 5, 5, 5);
      expect(countedTo(live.published, NOW, 5 * MIN)).toBe(NOW - 4 * MIN);
    });
    it("and what an earlier run kept is no answer", () => {
      const live = new RecentData(DELAY);
      const kept = [minute(NOW - 2 * MIN, NOW - MIN, 5)];
      live.load({ ...new RecentData(DELAY).snapshot(NOW), periods: kept });
      poll(live, 0, 5, 5);
      expect(countedTo(live.published, NOW, DELAY)).toBe(NOW - DELAY);
    });
    it("and no answer at all leaves the clock", () =>
      expect(countedTo(new RecentData(DELAY).published, NOW, DELAY)).toBe(NOW - DELAY));
  });

  it("keeps a provisional minute: the evaluator cuts it off by its own instant", () => {
    const live = new RecentData(DELAY);
    live.addPeriods([minute(NOW - MIN, NOW)]);
    expect(live.snapshot(NOW).periods).toHaveLength(1);
  });
});

describe("batches", () => {
  it.each(BATCH_MERGES)("of one key are merged: $name", ({ answers, is }) => {
    const live = new RecentData(DELAY);
    live.addBatches(answers);
    expect(live.batches).toEqual([is]);
  });

  it("keeps batches of one instant apart, of two applications and of two queries", () => {
    const live = new RecentData(DELAY);
    const others = [batch(1, { application: "b" }), batch(1, { application: "a", key: "y" })];
    live.addBatches([...others, batch(1, { application: "a", key: "x" }), ...others]);
    expect(live.batches.map(({ application, key }) => [application, key])).toEqual([
      ["a", "x"],
      ["a", "y"],
      ["b", keyAt(1)],
    ]);
  });

  it("forgets what no evaluation looks at any more", () => {
    const live = new RecentData(DELAY);
    live.addBatches([batch(NOW - 5 * HOUR), batch(NOW - HOUR)]);
    expect(live.snapshot(NOW).batches.map(({ at }) => at)).toEqual([NOW - HOUR]);
  });
});

describe("new batches", () => {
  it("are distinguished from known ones", () => {
    const live = new RecentData(DELAY);
    expect(live.addBatches([batch(20), batch(10), batch(30)])).toBe(10);
    expect(live.addBatches([batch(10, { delayMs: 0, workMs: 1 }), batch(25)])).toBe(25);
    expect(live.addBatches([batch(10)])).toBe(Infinity);
    expect(live.addBatches([])).toBe(Infinity);
  });
});

describe("facts", () => {
  it("keeps only what says something new, and reports it", () => {
    const live = new RecentData(DELAY);
    const slots = { total: 4, executors: 1, activeTasks: 1 };
    expect(live.addFact("slots", { at: 1, value: slots })).toBe(true);
    expect(live.addFact("slots", { at: 2, value: { ...slots } })).toBe(false);
    expect(live.addFact("slots", { at: 3, value: { ...slots, total: 8 } })).toBe(true);
    expect(live.newest("slots")?.total).toBe(8);
  });

  it("keeps equal scans of the lease table: they show that nothing moved", () => {
    const live = new RecentData(DELAY);
    const scan = { table: "t", region: "r", leases: [] };
    for (const at of [NOW - 2, NOW - 1]) live.addFact("leases", { at, value: scan });
    expect(live.snapshot(NOW).facts.leases).toHaveLength(2);
  });

  it("keeps lags that are recorded again: they hold until then", () => {
    const live = new RecentData(DELAY);
    const value = { shards: [{ shardId: "a", lagMs: 0, to: NOW }], openShards: 1 };
    for (const at of [NOW - 2, NOW - 1]) live.addFact("shardLags", { at, value });
    expect(live.snapshot(NOW).facts.shardLags.map(({ at }) => at)).toEqual([NOW - 2, NOW - 1]);
  });

  it("keeps what held when the window began, however old", () => {
    const live = new RecentData(DELAY);
    const slots = (total: number) => ({ total, executors: 1, activeTasks: 0 });
    live.addFact("slots", { at: NOW - 90 * HOUR, value: slots(1) });
    live.addFact("slots", { at: NOW - 80 * HOUR, value: slots(2) });
    live.addFact("slots", { at: NOW - HOUR, value: slots(3) });
    const totals = live.snapshot(NOW).facts.slots.map(({ value }) => value.total);
    expect(totals).toEqual([2, 3]);
  });

  it("is an empty window before anything was seen", () => {
    const window = new RecentData(DELAY).snapshot(NOW);
    expect(window.periods).toEqual([]);
    expect(window.batches).toEqual([]);
    expect(Object.values(window.facts).flat()).toEqual([]);
  });
});
