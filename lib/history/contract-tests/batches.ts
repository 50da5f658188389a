import { describe, expect, it } from "vitest";
import { BATCH_MERGES } from "@/lib/domain/testing/batch-merges";
import { batchOf, type TestBatch } from "@/lib/domain/testing/batch-of";
import type { History } from "../port";
import { EVER, expectSeen, openEmpty, PIPELINE, type StoreUnderTest, T0 } from "./store-under-test";

const batch = (second: number, rest: Omit<TestBatch, "at"> = {}) =>
  batchOf({ ...rest, at: T0 + second * 1_000 });

const batchesOf = async (history: History, span = EVER) =>
  (await history.window(PIPELINE, span, 0)).batches;

export function batchesContract(store: StoreUnderTest): void {
  describe("batches", () => {
    it.each(BATCH_MERGES)("of one key are merged: $name", async ({ answers, is }) => {
      const history = await openEmpty(store);
      for (const answer of answers) await history.recordBatches(PIPELINE, [answer]);
      await expectSeen(() => batchesOf(history), [is]);
    });

    it("of one instant are kept apart by application and by key, in one order", async () => {
      const history = await openEmpty(store);
      const all = [
        batch(0, { application: "a", key: "1", query: "x" }),
        batch(0, { application: "a", key: "2" }),
        batch(0, { application: "b", key: "1" }),
      ];
      await history.recordBatches(PIPELINE, all.toReversed());
      await expectSeen(() => batchesOf(history), all);
    });

    it("come ascending, from a span's first instant to before its last", async () => {
      const history = await openEmpty(store);
      await history.recordBatches(PIPELINE, [batch(30), batch(0), batch(20), batch(10)]);
      const span = { from: T0 + 10_000, to: T0 + 30_000 };
      await expectSeen(() => batchesOf(history, span), [batch(10), batch(20)]);
    });
  });

  describe("batches that failed", () => {
    const failed = (second: number) =>
      batch(second, { outputs: { total: 1, failed: 1 }, failure: "boom" });

    it.each([
      [10, [0, 20, 30]],
      [2, [20, 30]],
      [0, []],
    ])("are the newest %i of a span, ascending", async (limit, is) => {
      const history = await openEmpty(store);
      const all = [failed(-10), failed(0), batch(10), failed(20), failed(30), failed(40)];
      await history.recordBatches(PIPELINE, all);
      await expectSeen(() => batchesOf(history), all);
      const span = { from: T0, to: T0 + 40_000 };
      expect(await history.failedBatches(PIPELINE, span, limit)).toEqual(is.map(failed));
    });
  });
}
