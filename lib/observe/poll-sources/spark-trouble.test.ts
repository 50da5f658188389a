import { describe, expect, it } from "vitest";
import type { SparkSettings } from "@/lib/domain/spark-facts";
import { batchOf } from "@/lib/domain/testing/batch-of";
import { batchHangs, batchToLookInto } from "./spark-trouble";
import { RecentData } from "../recent-data/recent-data";

const NOW = 1_795_400_000_000;
const INTERVAL = 10_000;

type Told = Partial<{ delay: number; work: number; records: number }>;

/** Batches that have ended or wait now, oldest first, the newest made at the instant itself. */
function live(told: readonly Told[], settings: Partial<SparkSettings> = {}, apart = INTERVAL) {
  const window = new RecentData(120_000);
  window.addFact("application", {
    at: 0,
    value: { id: "app", name: "etl", startedAt: 0, sparkVersion: "3.5.7" },
  });
  window.addFact("settings", {
    at: 0,
    // Only the number of concurrent jobs is looked at here.
    value: { ...settings } as SparkSettings,
  });
  window.addBatches(
    told.map(({ delay, work, records = 100 }, i) => {
      const at = NOW - (told.length - i) * apart;
      return batchOf({ at, application: "app", records, delayMs: delay, workMs: work });
    }),
  );
  return window;
}

const done = (work: number, delay = 5): Told => ({ delay, work });
const many = (count: number, one: Told): Told[] => Array.from({ length: count }, () => one);

describe("batchToLookInto", () => {
  it.each<{
    name: string;
    told: Told[];
    settings?: Partial<SparkSettings>;
    apart?: number;
    ago?: number;
  }>([
    { name: "no batch at all", told: [] },
    { name: "no batch of an application with time to spare", told: many(12, done(8_499)) },
    { name: "the newest batch at 85 % of the interval", told: many(12, done(8_500)), ago: 1 },
    { name: "none before three batches have ended", told: many(2, done(9_000)) },
    {
      name: "none if batches come every other interval and fit into it",
      told: many(12, done(9_000)),
      apart: 2 * INTERVAL,
    },
    {
      name: "none if two jobs share the work",
      told: many(12, done(9_000)),
      settings: { concurrentJobs: 2 },
    },
    {
      name: "the last one with records, before empty ones",
      told: [...many(11, done(9_500)), { ...done(9_500), records: 0 }],
      ago: 2,
    },
    {
      name: "the last that ended, if the next has waited for more than an interval",
      told: [...many(9, done(3_000)), {}, {}, {}],
      ago: 4,
    },
    {
      name: "none if the next has waited for exactly an interval",
      told: [...many(9, done(3_000)), {}],
    },
    { name: "none if nothing has ended yet", told: many(5, {}) },
  ])("finds $name", ({ told, settings, apart = INTERVAL, ago }) => {
    const found = batchToLookInto(live(told, settings, apart), NOW);
    expect(found?.at).toBe(ago === undefined ? undefined : NOW - ago * apart);
  });

  it("finds none if the application is gone", () => {
    const window = live(many(12, done(9_500)));
    const value = { id: "next", name: "etl", startedAt: NOW, sparkVersion: "3.5.7" };
    window.addFact("application", { at: NOW, value });
    expect(batchToLookInto(window, NOW)).toBeUndefined();
  });
});

describe("batchHangs", () => {
  it.each([
    ["within half a minute", 2, false],
    ["after half a minute", 4, true],
  ])("%s", (_name, ago, hangs) => {
    const told = [{ delay: 0 }, ...many(ago - 1, {})];
    expect(batchHangs(live(told), NOW)).toBe(hangs);
  });
});
