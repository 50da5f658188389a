import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { changeToSilence } from "@/lib/domain/verdict-change";
import type { History, HistoryReads, HistoryWrites } from "../port";
import { EVER, openEmpty, PIPELINE, type StoreUnderTest } from "./store-under-test";

type Call = (history: History, signal: AbortSignal) => Promise<unknown>;

/** Every call that asks something of the store: a new one must be added here. */
const CALLS: Readonly<Record<keyof HistoryReads | keyof HistoryWrites | "expire", Call>> = {
  recordPeriods: (history, signal) => history.recordPeriods(PIPELINE, [], signal),
  recordBatches: (history, signal) => history.recordBatches(PIPELINE, [], signal),
  recordFact: (history, signal) =>
    history.recordFact(PIPELINE, "metrics", { at: 1, value: { droppedEvents: 1 } }, signal),
  recordEvaluations: (history, signal) => history.recordEvaluations(PIPELINE, [], signal),
  recordChange: (history, signal) =>
    history.recordChange(changeToSilence(1, PIPELINE, null), signal),
  takeOutOfOutbox: (history, signal) => history.takeOutOfOutbox(PIPELINE, "a", signal),
  pinVerdict: (history, signal) =>
    // The content does not matter: the call is aborted before it is read.
    history.pinVerdict(PIPELINE, { verdict: undefined as never, filledAt: 0 }, signal),
  recordFill: (history, signal) =>
    history.recordFill(
      PIPELINE,
      { from: 0, to: 1, periodMs: MINUTE_MS, askedAt: 1, metrics: 1 },
      signal,
    ),
  window: (history, signal) => history.window(PIPELINE, EVER, 0, signal),
  periodBuckets: (history, signal) => history.periodBuckets(PIPELINE, EVER, MINUTE_MS, signal),
  batchBuckets: (history, signal) => history.batchBuckets(PIPELINE, EVER, MINUTE_MS, signal),
  queueBuckets: (history, signal) => history.queueBuckets(PIPELINE, EVER, MINUTE_MS, signal),
  evaluations: (history, signal) => history.evaluations(PIPELINE, EVER, signal),
  lastEvaluated: (history, signal) => history.lastEvaluated(PIPELINE, signal),
  changes: (history, signal) => history.changes(PIPELINE, EVER, signal),
  outbox: (history, signal) => history.outbox(PIPELINE, 1, signal),
  pinnedVerdict: (history, signal) => history.pinnedVerdict(PIPELINE, 1, signal),
  fills: (history, signal) => history.fills(PIPELINE, EVER, signal),
  failedBatches: (history, signal) => history.failedBatches(PIPELINE, EVER, 1, signal),
  windowFacts: (history, signal) => history.windowFacts(PIPELINE, EVER, ["metrics"], signal),
  facts: (history, signal) => history.facts(PIPELINE, "metrics", EVER, signal),
  missingMinutes: (history, signal) => history.missingMinutes(PIPELINE, EVER, signal),
  expire: (history, signal) => history.expire(1, signal),
};

export function signalsContract(store: StoreUnderTest): void {
  describe("a signal that is aborted", () => {
    it("ends every call, with its reason", async () => {
      const history = await openEmpty(store);
      const reason = new Error("nobody waits for it any more");
      const signal = AbortSignal.abort(reason);
      for (const [name, call] of Object.entries(CALLS)) {
        await expect(call(history, signal), name).rejects.toBe(reason);
      }
      expect(await history.facts(PIPELINE, "metrics", EVER)).toEqual([]);
      expect(await history.fills(PIPELINE, EVER)).toEqual([]);
    });

    it("is no trouble of the store", async () => {
      const history = await openEmpty(store);
      await history.lastEvaluated(PIPELINE, AbortSignal.abort()).catch(() => undefined);
      expect(history.trouble()).toBeUndefined();
    });
  });
}
