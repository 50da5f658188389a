import { describe, expect, it } from "vitest";
import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { batchOf } from "@/lib/domain/testing/batch-of";
import { EVER, expectSeen, openAt, PIPELINE, type StoreUnderTest, T0 } from "./store-under-test";
import { ROWS_OF_ANSWER, writeAndKill } from "./writer-process";

const minute = (index: number, values: MetricPeriod["values"]): MetricPeriod => {
  const at = T0 + index * MINUTE_MS;
  return { at, periodMs: MINUTE_MS, readAt: at + 20 * MINUTE_MS, values };
};

export function writersContract(store: StoreUnderTest): void {
  describe("a writer that is killed", () => {
    it("has kept all that it reported as kept, and every item of it whole", async () => {
      const place = await store.emptyPlace();
      let last = -1;
      for (const reports of [1, 12, 40]) {
        last = await writeAndKill(place, last + 1, reports);
        const reported = Array.from(
          { length: (last + 1) * ROWS_OF_ANSWER },
          (_, i) => i * MINUTE_MS,
        );
        const history = await openAt(place);
        const read = async () => {
          const { periods, batches } = await history.window("killed", EVER, 0);
          const [kept, made] = [periods, batches].map((rows) => rows.map(({ at }) => at));
          return [kept, made].map((rows) => rows?.slice(0, reported.length));
        };
        await expectSeen(read, [reported, reported]);
        const { periods, batches } = await history.window("killed", EVER, 0);
        for (const { at, values } of periods)
          expect(values).toEqual({ putBytes: at, getBytes: at });
        expect(batches.every(({ endedAt, at }) => endedAt === at + 3)).toBe(true);
        await history.close();
      }
    });
  });

  describe("two writers of one place", () => {
    it("lose nothing of each other's items, nor of shared ones", async () => {
      const place = await store.emptyPlace();
      const [first, second] = [await openAt(place), await openAt(place)];
      const waits = batchOf({ at: T0 });
      const done = batchOf({ at: T0, delayMs: 5, workMs: 9 });
      await first.recordPeriods(PIPELINE, [minute(0, { putBytes: 1 }), minute(1, {})]);
      await second.recordPeriods(PIPELINE, [minute(0, { getBytes: 2 }), minute(2, {})]);
      await second.recordBatches(PIPELINE, [done]);
      await first.recordBatches(PIPELINE, [waits]);
      await first.close();
      await second.close();
      const third = await openAt(place);
      await expectSeen(
        async () => {
          const { periods, batches } = await third.window(PIPELINE, EVER, 0);
          return { periods, batches };
        },
        {
          periods: [minute(0, { putBytes: 1, getBytes: 2 }), minute(1, {}), minute(2, {})],
          batches: [done],
        },
      );
    });
  });
}
