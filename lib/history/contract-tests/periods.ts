import { describe, expect, it } from "vitest";
import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { PERIOD_MERGES } from "@/lib/domain/testing/period-merges";
import type { History } from "../port";
import { EVER, expectSeen, openEmpty, PIPELINE, type StoreUnderTest, T0 } from "./store-under-test";

/** The minute that starts this many minutes after T0, settled. */
const minute = (
  index: number,
  values: MetricPeriod["values"] = {},
  periodMs = MINUTE_MS,
): MetricPeriod => {
  const at = T0 + index * MINUTE_MS;
  return { at, periodMs, readAt: at + 20 * MINUTE_MS, values };
};

const span = (from: number, to: number) => ({
  from: T0 + from * MINUTE_MS,
  to: T0 + to * MINUTE_MS,
});

const minutesOf = async (history: History, within = EVER, pipeline = PIPELINE) =>
  (await history.window(pipeline, within, 0)).periods;

export function periodsContract(store: StoreUnderTest): void {
  describe("periods", () => {
    it.each(PERIOD_MERGES)("of one start are merged: $name", async ({ answers, is }) => {
      const history = await openEmpty(store);
      for (const answer of answers) await history.recordPeriods(PIPELINE, [answer]);
      await expectSeen(() => minutesOf(history), [is]);
    });

    it("come ascending, from a span's first instant to before its last, of one pipeline", async () => {
      const history = await openEmpty(store);
      await history.recordPeriods(PIPELINE, [minute(3), minute(1)]);
      await history.recordPeriods("other", [minute(1, { putBytes: 9 })]);
      await history.recordPeriods(PIPELINE, [minute(0), minute(2)]);
      await expectSeen(() => minutesOf(history, span(1, 3)), [minute(1), minute(2)]);
    });

    it("are none if none were recorded", async () => {
      const history = await openEmpty(store);
      await history.recordPeriods(PIPELINE, []);
      expect(await minutesOf(history)).toEqual([]);
    });
  });

  describe("minutes that are missing", () => {
    it("are those that no period covers", async () => {
      const history = await openEmpty(store);
      const kept = [minute(-2, {}, 5 * MINUTE_MS), minute(4), minute(5), minute(9)];
      await history.recordPeriods(PIPELINE, kept);
      await expectSeen(
        () => history.missingMinutes(PIPELINE, span(0, 10)),
        [span(3, 4), span(6, 9)],
      );
    });

    it("are all minutes of a span without data, in whole minutes", async () => {
      const history = await openEmpty(store);
      const asked = { from: T0 + 1, to: T0 + 2 * MINUTE_MS + 1 };
      expect(await history.missingMinutes(PIPELINE, asked)).toEqual([span(1, 3)]);
    });
  });

  describe("back-fills", () => {
    const fill = { ...span(0, 60), periodMs: MINUTE_MS, askedAt: T0 * 1.5, metrics: 11 };

    it.each([
      ["inside it", 1, 2, 1],
      ["that ends where it begins", -60, 0, 0],
      ["that begins where it ends", 60, 120, 0],
      ["around it", -60, 120, 1],
    ])("are listed for a span %s, once", async (_, from, to, count) => {
      const history = await openEmpty(store);
      await history.recordFill(PIPELINE, fill);
      await history.recordFill(PIPELINE, fill);
      await expectSeen(() => history.fills(PIPELINE, EVER), [fill]);
      expect(await history.fills(PIPELINE, span(from, to))).toEqual(count === 0 ? [] : [fill]);
    });
  });
}
