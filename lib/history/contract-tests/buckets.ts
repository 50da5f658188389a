import { describe, expect, it } from "vitest";
import { type MicroBatch, processingTimeMs, schedulingDelayMs } from "@/lib/domain/micro-batch";
import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { RESOLUTIONS } from "@/lib/domain/resolution";
import { batchOf } from "@/lib/domain/testing/batch-of";
import type { History } from "../port";
import type { Stat } from "../buckets";
import { expectSeen, openEmpty, PIPELINE, type StoreUnderTest, T0 } from "./store-under-test";

const HOURS = 3;
const SPAN = { from: T0, to: T0 + HOURS * 60 * MINUTE_MS };

/** Every width that a store may keep ready, and one that no store has. */
const STEPS = [20_000, 4 * MINUTE_MS, ...Object.values(RESOLUTIONS)];

/** Some minutes have no puts, some were never requested. */
const MINUTES: readonly MetricPeriod[] = Array.from({ length: HOURS * 60 }, (_, i) => i)
  .filter((i) => i % 11 !== 3)
  .map((i) => {
    const at = T0 + i * MINUTE_MS;
    const values = i % 7 === 0 ? {} : { putBytes: (i * 37) % 101 };
    return { at, periodMs: MINUTE_MS, readAt: at + 20 * MINUTE_MS, values };
  });

/** Some run, some wait; for ten minutes there are none. */
const BATCHES: readonly MicroBatch[] = Array.from({ length: HOURS * 360 }, (_, i) => i)
  .filter((i) => i < 400 || i >= 460)
  .map((i) => {
    const workMs = i % 13 === 0 ? undefined : (i * 53) % 9_000;
    const delayMs = i % 17 === 0 ? undefined : (i * 29) % 700;
    return batchOf({ at: T0 + i * 10_000, records: (i * 7) % 90, delayMs, workMs });
  });

function statOf(values: readonly (number | undefined)[]): Stat | undefined {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return undefined;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const extremes = { min: Math.min(...known), max: Math.max(...known) };
  // A store may average means, so the last digits may differ.
  return { count: known.length, mean: expect.closeTo(mean, 6), ...extremes };
}

/** The rows by the bucket in which they begin; no bucket for a gap. */
function inBuckets<T extends { readonly at: number }>(rows: readonly T[], stepMs: number) {
  const buckets = new Map<number, T[]>();
  for (const row of rows) {
    const at = Math.floor(row.at / stepMs) * stepMs;
    buckets.set(at, [...(buckets.get(at) ?? []), row]);
  }
  return [...buckets];
}

const present = (stats: Readonly<Record<string, Stat | undefined>>) =>
  Object.fromEntries(Object.entries(stats).filter(([, stat]) => stat !== undefined));

function expectedMinutes(stepMs: number) {
  return inBuckets(MINUTES, stepMs).map(([at, rows]) => ({
    at,
    values: present({ putBytes: statOf(rows.map(({ values }) => values.putBytes)) }),
  }));
}

function expectedBatches(stepMs: number) {
  return inBuckets(BATCHES, stepMs).map(([at, rows]) => {
    const totals = rows.map(({ submittedAt, endedAt }) => endedAt && endedAt - submittedAt);
    const stats = {
      records: statOf(rows.map(({ records }) => records)),
      schedulingDelayMs: statOf(rows.map(schedulingDelayMs)),
      processingTimeMs: statOf(rows.map(processingTimeMs)),
      totalDelayMs: statOf(totals),
    };
    return { at, batches: rows.length, ...present(stats) };
  });
}

async function filled(store: StoreUnderTest): Promise<History> {
  const history = await openEmpty(store);
  await history.recordPeriods(PIPELINE, MINUTES);
  await history.recordBatches(PIPELINE, BATCHES);
  return history;
}

export function bucketsContract(store: StoreUnderTest): void {
  describe("buckets", () => {
    it("agree with the rows for every width, and have nothing for a gap", async () => {
      const history = await filled(store);
      for (const stepMs of STEPS) {
        await expectSeen(
          () => history.periodBuckets(PIPELINE, SPAN, stepMs),
          expectedMinutes(stepMs),
        );
        await expectSeen(
          () => history.batchBuckets(PIPELINE, SPAN, stepMs),
          expectedBatches(stepMs),
        );
      }
    });

    it("are absent if nothing is kept", async () => {
      const history = await openEmpty(store);
      expect(await history.periodBuckets(PIPELINE, SPAN, MINUTE_MS)).toEqual([]);
      expect(await history.batchBuckets(PIPELINE, SPAN, MINUTE_MS)).toEqual([]);
      expect(await history.queueBuckets(PIPELINE, SPAN, MINUTE_MS)).toEqual([]);
    });

    it("of the queue have the number left at their end, and the most at any instant", async () => {
      const history = await openEmpty(store);
      const waited = [30, 40, 50, 0, 0].map((seconds, i) =>
        batchOf({ at: T0 + i * 10_000, delayMs: seconds * 1_000, workMs: 1 }),
      );
      const restored = batchOf({
        at: T0 - 9 * MINUTE_MS,
        submittedAt: T0 + 3 * MINUTE_MS,
        delayMs: 90_000,
      });
      await history.recordBatches(PIPELINE, [...waited, restored]);
      await expectSeen(
        () => history.queueBuckets(PIPELINE, { ...SPAN, to: T0 + 6 * MINUTE_MS }, MINUTE_MS),
        [
          { at: T0, queued: 1, max: 3 },
          { at: T0 + MINUTE_MS, queued: 0, max: 1 },
          { at: T0 + 3 * MINUTE_MS, queued: 1, max: 1 },
          { at: T0 + 4 * MINUTE_MS, queued: 0, max: 1 },
        ],
      );
    });
  });
}
