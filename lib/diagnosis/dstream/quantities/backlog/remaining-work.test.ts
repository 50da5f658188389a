import { describe, expect, it } from "vitest";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { remainingWork } from "./remaining-work";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const left = (given: Given) => remainingWork(situationAt(windowOf(given), NOW));

describe("leftToDo", () => {
  it("gives no time where only the batches in hand wait", () =>
    expect(left({})).toMatchObject({ level: true, levelInMs: undefined }));

  it.each([
    { waiting: 2, level: true },
    { waiting: 3, level: false },
  ])("is caught up with up to two intervals: $waiting", ({ waiting, level }) => {
    const given = batches(1080, (ago) => (ago <= waiting ? { state: "queued" } : {}));
    expect(left({ batches: given })?.level).toBe(level);
  });

  it("gives the time at which a draining queue will be gone", () => {
    const drains = queueing(1080, (ago) => ({ workMs: ago > 95 || ago <= 35 ? 4_000 : 14_000 }));
    const found = left({ batches: drains });
    expect(found).toMatchObject({ level: false, workedOffPerSecond: 2_500 });
    expect(found?.levelInMs).toBeCloseTo(((found?.records ?? 0) / 1_500) * 1000, 3);
  });

  it("gives no time from what Spark did before a batch hung", () => {
    const hangs = batches(1080, (ago) => {
      if (ago > 45) return { workMs: 2_000 };
      return ago === 45 ? { state: "running" } : { state: "queued" };
    });
    const found = left({ batches: hangs });
    expect(found).toMatchObject({ records: 450_000, levelInMs: undefined });
  });

  it("gives no time while the queue grows", () => {
    const grows = queueing(1080, (ago) => ({ workMs: ago > 60 ? 5_000 : 14_000 }));
    expect(left({ batches: grows })).toMatchObject({ level: false, levelInMs: undefined });
  });

  it("gives no time for records in shards that are not read", () => {
    const half = minutes(180, (ago) => ({
      ...healthyPeriod(),
      ...(ago <= 20 && { getRecords: 500, getBytes: 250_000 }),
    }));
    const taken = batches(1080, (ago) => ({ records: ago <= 120 ? 5_000 : 10_000 }));
    const found = left({ periods: half, batches: taken });
    expect(found?.records).toBeGreaterThan(500_000);
    expect(found?.levelInMs).toBeUndefined();
  });

  it("is undefined where the backlog is", () => expect(left({ batches: [] })).toBeUndefined());
});
