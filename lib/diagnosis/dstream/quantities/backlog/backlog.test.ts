import { describe, expect, it } from "vitest";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { backlogRecords } from "./backlog";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const backlog = (given: Given) => backlogRecords(situationAt(windowOf(given), NOW));

describe("backlogRecords", () => {
  it("is zero where all is read and done", () => {
    expect(backlog({})).toBe(0);
  });

  it("counts what waits and runs in Spark", () => {
    const given = batches(30, (ago) => (ago === 1 ? { state: "queued" } : {}));
    expect(backlog({ batches: given })).toBe(10_000);
  });

  it("counts what was put during the age of the oldest unread record", () => {
    const late = minutes(180, () => ({ ...healthyPeriod(), iteratorAge: 60_000 }));
    expect(backlog({ periods: late })).toBe(60_000);
  });

  it("is undefined while Spark is unknown: half a backlog is no backlog", () => {
    expect(backlog({ batches: [] })).toBeUndefined();
  });

  it("is everything that is put while nobody reads", () => {
    const unread = minutes(180, (ago) => ({
      putRecords: 1000,
      putBytes: 500_000,
      ...(ago > 20 && { getRecords: 1000, getBytes: 500_000, getCalls: 16, iteratorAge: 0 }),
    }));
    const empty = batches(1080, (ago) => (ago > 120 ? {} : { records: 0, workMs: 10 }));
    expect(backlog({ periods: unread, batches: empty })).toBe(20 * 60 * 1000);
  });

  it("is at least what a shortage has left, before any age shows it", () => {
    // For ten minutes three fifths are taken. The age is that of the newest record of each lump.
    const short = minutes(180, (ago) => ({
      ...healthyPeriod(),
      ...(ago <= 10 && { getRecords: 600, getBytes: 300_000 }),
    }));
    const taken = batches(1080, (ago) => ({ records: ago <= 60 ? 6_000 : 10_000 }));
    const settings = { ...SETTINGS, maxRate: 300 };
    const found = backlog({ periods: short, batches: taken, facts: { settings } });
    expect(found).toBeCloseTo(0.4 * 1000 * 600, -3);
  });

  it.each([
    { ago: 2, records: 0 },
    { ago: 3, records: 30_000 },
  ])(
    "counts records for which no batch was made, if the newest batch is $ago intervals old",
    ({ ago, records }) =>
      expect(backlog({ batches: batches(1080, () => ({})).slice(0, -ago + 1) })).toBe(records),
  );

  it.each([
    { newest: 3, silentMs: 0, records: 30_000 },
    { newest: 3, silentMs: 10_000, records: 0 },
    { newest: 4, silentMs: 20_000, records: 0 },
    { newest: 4, silentMs: 19_999, records: 20_001 },
    { newest: 9, silentMs: 20_000, records: 70_000 },
  ])(
    "counts them up to when the driver last answered: newest batch $newest intervals old, silent for $silentMs ms",
    ({ newest, silentMs, records }) => {
      const lastSuccessAt = NOW - silentMs;
      const state = { status: silentMs === 0 ? "ok" : "failing", lastSuccessAt } as const;
      const made = batches(1080, () => ({})).slice(0, -newest + 1);
      expect(backlog({ batches: made, facts: { "source-spark": state } })).toBe(records);
    },
  );

  it("counts none of them where the driver has never answered this dashboard", () => {
    const state = { status: "failing", since: NOW - 20_000, lastSuccessAt: null } as const;
    const made = batches(1080, () => ({})).slice(0, -3);
    expect(backlog({ batches: made, facts: { "source-spark": state } })).toBe(0);
  });

  it("is undefined for a silent driver while the stream is read", () => {
    const since = NOW - 30_001;
    const state = { status: "failing", since, lastSuccessAt: since } as const;
    expect(backlog({ facts: { "source-spark": state } })).toBeUndefined();
  });
});
