import { describe, expect, it } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Column } from "@/lib/domain/column";
import { healthy, NOW } from "../../fixtures/window-answer";
import { type ChartSpec, OTHER_CHARTS } from "./chart-specs";
import { drawUp } from "./drawing";

const MINUTE = 60_000;
const STEP = 10_000;

const spec = (id: string): ChartSpec => {
  const found = OTHER_CHARTS.find((each) => each.id === id);
  if (!found) throw new Error(`There is no chart ${id}.`);
  return found;
};

/**
 * An hour up to now whose batches have values up to an instant, with some batches still waiting.
 */
function answer(lastAt: number, queued: number | null, queueAt = NOW - STEP): WindowAnswer {
  const { series } = healthy;
  const until = ({ t0, stepMs, values }: Column, to: number) =>
    values.filter((_, i) => t0 + i * stepMs <= to);
  const processingTime = {
    ...series.processingTime,
    values: until(series.processingTime, lastAt),
  };
  const values = until(series.queuedBatches, queueAt).map(() => queued);
  const queuedBatches = { ...series.queuedBatches, values };
  return { ...healthy, series: { ...series, processingTime, queuedBatches } };
}

const after = (window: WindowAnswer, id = "processing") => drawUp(spec(id), window).waitingAfter;

describe("a line that ends because batches wait", () => {
  it("is noted, with the minute of its end", () =>
    expect(after(answer(NOW - 10 * MINUTE, 45))).toBe(
      Math.floor((NOW - 10 * MINUTE) / MINUTE) * MINUTE,
    ));
  it("is not noted while no batch waits", () => {
    expect(after(answer(NOW - 10 * MINUTE, 0))).toBeNull();
    expect(after(answer(NOW - 10 * MINUTE, null))).toBeNull();
  });
  it("is not noted where its end is too near the present to be seen", () => {
    // A twentieth of the hour.
    expect(after(answer(NOW - 2 * MINUTE, 45))).toBeNull();
    expect(after(answer(NOW - 4 * MINUTE, 45))).not.toBeNull();
  });
  it("is not noted when the driver has not reported lately, because the queue is unknown", () =>
    expect(after(answer(NOW - 10 * MINUTE, 45, NOW - 5 * MINUTE))).toBeNull());
  it("is not noted in a past window", () => {
    const then = answer(NOW - 10 * MINUTE, 45);
    expect(after({ ...then, window: { ...then.window, live: false } })).toBeNull();
  });
  it("is not noted without a single datapoint", () =>
    expect(after(answer(-Infinity, 45))).toBeNull());
  it("is noted only in charts of batches", () =>
    expect(after(answer(NOW - 10 * MINUTE, 45), "age")).toBeNull());
});
