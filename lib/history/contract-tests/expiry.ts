import { describe, it } from "vitest";
import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { batchOf } from "@/lib/domain/testing/batch-of";
import { expectSeen, openEmpty, PIPELINE, type StoreUnderTest, T0 } from "./store-under-test";

const DAY = 1_440 * MINUTE_MS;

const minute = (at: number): MetricPeriod => ({
  at,
  periodMs: MINUTE_MS,
  readAt: at + 20 * MINUTE_MS,
  values: { putBytes: 1 },
});
const slots = (total: number) => ({ total, executors: 1, activeTasks: 0 });

export function expiryContract(store: StoreUnderTest): void {
  describe("what expires", () => {
    it("is what is older, and never what is not, nor what held then", async () => {
      const history = await openEmpty(store);
      const before = T0 - 30 * DAY;
      const [old, young] = [before - DAY, before];
      await history.recordPeriods(PIPELINE, [old, young, T0].map(minute));
      await history.recordBatches(
        PIPELINE,
        [old, young, T0].map((at) => batchOf({ at })),
      );
      await history.recordFact(PIPELINE, "slots", { at: old - DAY, value: slots(1) });
      await history.recordFact(PIPELINE, "slots", { at: old, value: slots(2) });
      await history.recordFact(PIPELINE, "slots", { at: T0, value: slots(3) });
      await history.expire(before);
      await history.expire(before);
      await expectSeen(async () => {
        const { periods, batches, facts } = await history.window(
          PIPELINE,
          { from: before, to: T0 + 1 },
          0,
        );
        return [periods, batches, facts.slots.map(({ value }) => value.total)];
      }, [[young, T0].map(minute), [young, T0].map((at) => batchOf({ at })), [2, 3]]);
    });

    it("may be recorded again: what comes late is kept", async () => {
      const history = await openEmpty(store);
      await history.expire(T0);
      await history.recordPeriods(PIPELINE, [minute(T0)]);
      await expectSeen(
        async () => (await history.window(PIPELINE, { from: T0, to: T0 + 1 }, 0)).periods,
        [minute(T0)],
      );
    });
  });
}
