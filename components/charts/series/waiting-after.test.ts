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

/** The window of an hour to now, whose batches have a value up to an instant, and of which some wait. */
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

const after = (told: WindowAnswer, id = "processing") => drawUp(spec(id), told).waitingAfter;

describe("a line that ends because batches wait", () => {
  it("is told of, with the minute of its end", () =>
    expect(after(answer(NOW - 10 * MINUTE, 45))).toBe(
      Math.floor((NOW - 10 * MINUTE) / MINUTE) * MINUTE,
    ));
  it("is not while no batch waits", () => {
    expect(after(answer(NOW - 10 * MINUTE, 0))).toBeNull();
    expect(after(answer(NOW - 10 * MINUTE, null))).toBeNull();
  });
  it("is not told of where nobody sees that it ends", () => {
    // A twentieth of the hour.
    expect(after(answer(NOW - 2 * MINUTE, 45))).toBeNull();
    expect(after(answer(NOW - 4 * MINUTE, 45))).not.toBeNull();
  });
  it("is not told of when the driver has told nothing lately: nobody knows what waits", () =>
    expect(after(answer(NOW - 10 * MINUTE, 45, NOW - 5 * MINUTE))).toBeNull());
  it("is not told of in a window of then", () => {
    const then = answer(NOW - 10 * MINUTE, 45);
    expect(after({ ...then, window: { ...then.window, live: false } })).toBeNull();
  });
  it("is not told of without a single datapoint", () =>
    expect(after(answer(-Infinity, 45))).toBeNull());
  it("concerns the charts of batches alone", () =>
    expect(after(answer(NOW - 10 * MINUTE, 45), "age")).toBeNull());
});
