import { describe, expect, it } from "vitest";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { delays } from "./delays";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const of = (given: Given) => delays(situationAt(windowOf(given), NOW));

/** The batch made `ago` intervals ago hangs, and the later ones wait behind it. */
const hangsSince = (since: number) =>
  batches(1080, (ago) => {
    if (ago > since) return { delayMs: 0 };
    return ago === since ? { delayMs: 0, state: "running" } : { state: "queued" };
  });

describe("delays", () => {
  it("describe a record that is put now", () =>
    expect(of({})).toEqual({
      inStreamMs: 0,
      readAgeMs: 0,
      inSparkMs: 0,
      processingMs: 5_000,
      endToEndMs: 10_000,
      atLeast: false,
      asOf: NOW - 2 * 60_000,
    }));

  it("refer to the time of the newest published lag", () => {
    const published = minutes(180, healthyPeriod).filter(({ at }) => at < NOW - 4 * 60_000);
    const found = of({ periods: published });
    expect(found.endToEndMs).toBe(10_000);
    expect(found.asOf).toBe(NOW - 4 * 60_000);
  });

  it("include the work of the queue", () => {
    // 17 batches wait, at 14 s each.
    const slow = of({ batches: queueing(1080, (ago) => ({ workMs: ago > 60 ? 5_000 : 14_000 })) });
    expect(slow).toMatchObject({ inSparkMs: 17 * 14_000, atLeast: false });
    expect(slow.endToEndMs).toBe(5_000 + 18 * 14_000);
  });

  it.each([
    // Made 20 s ago; the one before it ended 25 s ago.
    { name: "a batch hangs for two intervals", since: 2, open: 20_000 },
    { name: "a batch hangs for minutes", since: 45, open: 450_000 },
  ])("are at least the age of the open batch: $name", ({ since, open }) => {
    const found = of({ batches: hangsSince(since) });
    expect(found.atLeast).toBe(true);
    expect(found.inSparkMs).toBeGreaterThanOrEqual(open);
    expect(found.endToEndMs).toBeGreaterThanOrEqual(open);
  });

  it("are the open batch's age where nothing else is known any more", () => {
    const found = of({ batches: hangsSince(45), periods: [] });
    expect(found).toEqual({
      inStreamMs: undefined,
      readAgeMs: undefined,
      inSparkMs: 450_000,
      processingMs: undefined,
      endToEndMs: 455_000,
      atLeast: true,
      asOf: NOW,
    });
  });

  it("do not change for a batch that was just opened", () => {
    const made = batches(1080, (ago) => (ago === 1 ? { state: "queued" } : {}), {
      at: NOW + 10_000,
    });
    expect(of({ batches: made })).toMatchObject({ inSparkMs: 0, atLeast: false });
  });

  it.each([
    { name: "one that begins next waits for nothing", waiting: 1, jobs: 1, inSparkMs: 0 },
    { name: "one behind it waits for it", waiting: 2, jobs: 1, inSparkMs: 900 },
    // It is open for 100 ms longer than batches take.
    { name: "two jobs begin both", waiting: 2, jobs: 2, inSparkMs: 100 },
  ])("count batches that wait for others: $name", ({ waiting, jobs, inSparkMs }) => {
    const intervalMs = 1_000;
    const made = batches(5_000, (ago) => (ago <= waiting ? { state: "queued" } : { workMs: 900 }), {
      at: NOW + intervalMs,
      intervalMs,
    });
    const settings = { ...SETTINGS, concurrentJobs: jobs };
    const found = of({ intervalMs, batches: made, facts: { settings } });
    expect(found).toMatchObject({ inSparkMs, atLeast: false });
  });

  it("count a batch that takes longer than usual, before anything hangs", () => {
    // Runs for 10 s instead of the usual 5 s. The one before it ended 15 s ago.
    const late = batches(1080, (ago) => ({ delayMs: 0, ...(ago === 1 && { state: "running" }) }));
    expect(of({ batches: late })).toMatchObject({ inSparkMs: 5_000, atLeast: false });
  });

  it("describe a record that joins a draining queue, not one that leaves it", () => {
    // Ten minutes with 20 s a batch, then 2 s a batch.
    const drains = queueing(1080, (ago) => ({ workMs: ago > 100 || ago <= 60 ? 2_000 : 14_000 }));
    const found = of({ batches: drains });
    expect(found.atLeast).toBe(false);
  });

  it("grow by the clock while nobody reads", () => {
    const unread = minutes(180, (ago) =>
      ago > 20 ? healthyPeriod() : { putRecords: 1000, putBytes: 500_000 },
    );
    const empty = batches(1080, (ago) => (ago > 120 ? {} : { records: 0, workMs: 10 }));
    const found = of({ periods: unread, batches: empty });
    expect(found).toMatchObject({ inStreamMs: 20 * 60_000, atLeast: true });
    expect(found.endToEndMs).toBeGreaterThanOrEqual(20 * 60_000);
  });

  it("are undefined for a silent driver while the stream is read", () => {
    const state = { status: "failing", since: NOW - 60_000, lastSuccessAt: NOW - 60_000 } as const;
    const found = of({ batches: hangsSince(7), facts: { "source-spark": state } });
    expect(found).toMatchObject({ inSparkMs: undefined, endToEndMs: undefined, atLeast: false });
  });

  it("are undefined where nothing is known", () =>
    expect(of({ batches: [], periods: [] })).toEqual({
      inStreamMs: undefined,
      readAgeMs: undefined,
      inSparkMs: undefined,
      processingMs: undefined,
      endToEndMs: undefined,
      atLeast: false,
    }));
});
