import { describe, expect, it } from "vitest";
import { pointsOf, toPublic } from "./public-window";
import type { SeriesView, WindowAnswer } from "./window";

/** The part of an answer that the public form changes. */
function answer(views: Record<string, SeriesView>): WindowAnswer {
  // The other series and members do not matter here.
  return { now: 1, series: views } as unknown as WindowAnswer;
}

const column = { t0: 20, stepMs: 10, values: [5, null, 0] };

describe("pointsOf", () => {
  it("has a point for every bucket, a gap as null and a zero as a zero", () =>
    expect(pointsOf(column)).toEqual([
      [20, 5],
      [30, null],
      [40, 0],
    ]));
  it("is empty when the column is", () => expect(pointsOf({ ...column, values: [] })).toEqual([]));
});

describe("a window in points", () => {
  it("is the same window with an instant beside each value", () =>
    expect(toPublic(answer({ processingTime: { unit: "ms", ...column } }))).toEqual({
      now: 1,
      series: { processingTime: { unit: "ms", stepMs: 10, points: pointsOf(column) } },
    }));

  it("names extremes only of the buckets that have them", () => {
    const view: SeriesView = { unit: "ms", ...column, min: [null, null, 0], max: [null, null, 9] };
    expect(toPublic(answer({ schedulingDelay: view })).series.schedulingDelay).toEqual({
      unit: "ms",
      stepMs: 10,
      points: pointsOf(column),
      min: [[40, 0]],
      max: [[40, 9]],
    });
  });
});
