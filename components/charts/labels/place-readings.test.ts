import { describe, expect, it } from "vitest";
import { consumerCritical, healthy, ONSET } from "../../fixtures/window-answer";
import { GAP_CHARTS, OTHER_CHARTS } from "../series/chart-specs";
import { drawUp } from "../series/drawing";
import { placeReadings } from "./place-readings";

const MINUTE = 60_000;
const drawing = (id: string, answer = consumerCritical) => {
  const spec = [...GAP_CHARTS, ...OTHER_CHARTS].find((one) => one.id === id);
  if (!spec) throw new Error(id);
  return drawUp(spec, answer);
};
const plot = { height: 100, axisTop: 60 };

describe("placeReadings", () => {
  const queue = drawing("queue");
  it("stands at the height of its value", () =>
    // 30 of 60: half of 100 px, less half of a label.
    expect(placeReadings(queue, ONSET + 12 * MINUTE, plot)).toEqual([
      { name: "queuedBatches", words: "30", top: 43 },
    ]));
  it("stays inside the plot for a zero, and below the crosshair's time for the highest", () => {
    expect(placeReadings(queue, ONSET - MINUTE, plot)[0]?.top).toBe(85);
    expect(placeReadings(queue, ONSET + 24 * MINUTE, { ...plot, axisTop: 1 })[0]?.top).toBe(19);
  });
  it("does not lay put over get where they are equal", () => {
    const { putBytes } = healthy.series;
    const series = { ...healthy.series, getBytes: putBytes };
    const both = placeReadings(drawing("bytes", { ...healthy, series }), putBytes.t0, {
      height: 200,
      axisTop: 4 * 1024 ** 2,
    });
    expect(both.map(({ name }) => name)).toEqual(["putBytes", "getBytes"]);
    expect((both[1]?.top ?? 0) - (both[0]?.top ?? 0)).toBe(15);
  });
  it("has no label in a gap, and none outside the window", () => {
    expect(placeReadings(drawing("age", healthy), 0, plot)).toEqual([]);
    const gap = healthy.series.getBytes;
    const missing = gap.t0 + gap.values.indexOf(null) * gap.stepMs;
    expect(placeReadings(drawing("bytes", healthy), missing, plot).map(({ name }) => name)).toEqual(
      ["putBytes"],
    );
  });

  it("stands in the middle of a stack's parts, and leaves out those without room", () => {
    const { queuedBatches } = consumerCritical.series;
    const ms = (value: number) => ({
      ...queuedBatches,
      unit: "ms" as const,
      values: queuedBatches.values.map(() => value),
    });
    const series = {
      ...consumerCritical.series,
      endToEndDelay: ms(60_000),
      waitingInStream: ms(40_000),
      waitingForBatch: ms(5_000),
      waitingInSpark: ms(0),
      beingProcessed: ms(15_000),
    };
    const stack = drawing("delay", { ...consumerCritical, series });
    expect(
      placeReadings(stack, queuedBatches.t0, { height: 200, axisTop: 80_000 }).map(
        ({ name, top }) => [name, top],
      ),
    ).toEqual([
      ["endToEndDelay", 43],
      ["waitingInStream", 143],
      ["beingProcessed", 61],
    ]);
  });
});
