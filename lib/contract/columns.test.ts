import { describe, expect, it } from "vitest";
import { columnOf, fromColumns, toColumns } from "./columns";
import type { SeriesView, WindowAnswer } from "./window";

const column = columnOf({
  stepMs: 60_000,
  points: [
    [600_000, 5],
    [660_000, null],
    [780_000, 7],
  ],
});

describe("columnOf", () => {
  it("keeps a gap that the answer names, and one that it leaves out", () =>
    expect(column).toEqual({ t0: 600_000, stepMs: 60_000, values: [5, null, null, 7] }));
  it("is empty when the series is", () =>
    expect(columnOf({ stepMs: 60_000, points: [] }).values).toEqual([]));
  it("keeps a zero as a zero", () =>
    expect(columnOf({ stepMs: 1, points: [[0, 0]] }).values).toEqual([0]));
});

/** Of an answer, what its form changes. */
function answer(views: Record<string, SeriesView>): WindowAnswer {
  // The other series and members are of no account here.
  return { now: 1, series: views } as unknown as WindowAnswer;
}

const view = (points: SeriesView["points"]): SeriesView => ({ unit: "ms", stepMs: 10, points });

describe("a window in columns", () => {
  const processingTime = view([
    [20, 5],
    [30, null],
    [40, 0],
  ]);
  const schedulingDelay = { ...view([]), min: [[20, 1]], max: [[20, 9]] } as const;
  const sent = toColumns(answer({ processingTime, schedulingDelay }));

  it("has one array a series", () =>
    expect(sent).toEqual({
      now: 1,
      series: {
        processingTime: { unit: "ms", t0: 20, stepMs: 10, values: [5, null, 0] },
        schedulingDelay: {
          unit: "ms",
          t0: 0,
          stepMs: 10,
          values: [],
          min: [[20, 1]],
          max: [[20, 9]],
        },
      },
    }));

  it("is the same window where it arrives", () => {
    const arrived = fromColumns(structuredClone(sent));
    expect(arrived.series.processingTime).toMatchObject(processingTime);
    expect(arrived.series.schedulingDelay).toMatchObject(schedulingDelay);
    expect(arrived.now).toBe(1);
  });

  it("names the bucket that the answer had left out, as a gap", () => {
    const { series } = fromColumns(
      toColumns(
        answer({
          processingTime: view([
            [20, 5],
            [40, 6],
          ]),
        }),
      ),
    );
    expect(series.processingTime.points).toEqual([
      [20, 5],
      [30, null],
      [40, 6],
    ]);
  });

  it("makes of a series that has not changed the very same", () => {
    const [first, second] = [fromColumns(sent), fromColumns({ ...sent, now: 2 })];
    expect(second.series.processingTime).toBe(first.series.processingTime);
  });

  it("has its columns at hand", () => {
    const { processingTime: arrived } = fromColumns(sent).series;
    expect(columnOf(arrived).values).toBe(sent.series.processingTime.values);
  });
});
