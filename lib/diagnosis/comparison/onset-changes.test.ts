import { describe, expect, it } from "vitest";
import { SERIES, SERIES_NAMES, type SeriesName } from "@/lib/domain/series";
import type { Compared } from "./compare";
import { onsetChanges } from "./onset-changes";
import { onsetStretches } from "./onset-span";

const MINUTE = 60_000;
const T = Date.UTC(2026, 10, 23, 14);
/** A verdict that began at T, 25 minutes ago. */
const stretches = onsetStretches(T, T + 25 * MINUTE);

type Shape = (minute: number) => number | null;

function changes(shapes: Partial<Record<SeriesName, Shape>>) {
  const entries = SERIES_NAMES.map((name) => {
    const shape = shapes[name];
    const values = shape ? Array.from({ length: 60 }, (_, i) => shape(i - 35)) : [];
    return [name, { unit: SERIES[name].unit, t0: T - 35 * MINUTE, stepMs: MINUTE, values }];
  });
  // Built from the list of all names.
  const series = Object.fromEntries(entries) as Compared["series"];
  return onsetChanges({ series, ...stretches, settledTo: Infinity }, { since: T });
}

const stepAt =
  (minute: number, from: number, to: number): Shape =>
  (at) =>
    at < minute ? from : to;

describe("onsetChanges", () => {
  it("shows the three that moved first, with their numbers, and counts the others", () => {
    const found = changes({
      processingTime: stepAt(0, 2_000, 6_200),
      queuedBatches: (minute) => Math.max(0, 2 * minute),
      schedulingDelay: stepAt(4, 5, 90_000),
      getRecords: stepAt(9, 3_100, 2_000),
      iteratorAge: stepAt(9, 900, 70_000),
    });
    expect(found.state).toBe("before");
    expect(found.first).toMatchObject([
      { series: "processingTime", at: T, before: 2_000, after: 6_200 },
      { series: "queuedBatches", direction: "rose", before: 0, after: 46 },
      { series: "schedulingDelay", at: T + 4 * MINUTE, before: 5, after: 90_000 },
    ]);
    expect(found).toMatchObject({ together: 1, more: 2, since: T, ...stretches });
  });

  it.each([
    { name: "before the verdict", minute: -3, state: "before" },
    { name: "in the verdict's own minute", minute: 0, state: "before" },
    { name: "a minute after it", minute: 1, state: "after" },
  ])("tells a move $name", ({ minute, state }) =>
    expect(changes({ processingTime: stepAt(minute, 2_000, 6_200) }).state).toBe(state),
  );

  it("says that nothing moved when series were compared and stayed", () =>
    expect(changes({ processingTime: () => 2_000 })).toMatchObject({
      state: "nothing",
      first: [],
      together: 0,
      more: 0,
    }));

  it.each([
    ["there is no series", {}],
    ["nothing is known from before", { processingTime: (at: number) => (at < -9 ? null : 6_200) }],
  ])("says that too little is known when %s", (_name, shapes) =>
    expect(changes(shapes)).toMatchObject({ state: "too-little", first: [] }),
  );

  it("says how many have no order", () => {
    const found = changes({
      processingTime: stepAt(0, 2_000, 6_200),
      schedulingDelay: stepAt(0, 5, 90_000),
      queuedBatches: stepAt(1, 0, 20),
    });
    expect(found.together).toBe(2);
  });

  it("shows one flow once, unless its units moved at different times", () => {
    const names = (bytesAt: number) =>
      changes({
        putRecords: stepAt(0, 1_000, 3_000),
        putBytes: stepAt(bytesAt, 1e6, 3e6),
      }).first.map(({ series }) => series);
    expect(names(0)).toEqual(["putRecords"]);
    expect(names(1)).toEqual(["putRecords"]);
    expect(names(2)).toEqual(["putRecords", "putBytes"]);
  });

  it("gives the extreme of a series that is back where it was", () =>
    expect(
      changes({ queuedBatches: (minute) => (minute >= 0 && minute < 12 ? 30 : 0) }).first,
    ).toMatchObject([{ before: 0, after: 30, isBack: true }]));

  it("has a move that began before the stretch at its first datapoint", () =>
    expect(changes({ processingTime: stepAt(-5, 2_000, 6_200) }).first).toMatchObject([
      { at: T - 5 * MINUTE, atOrBefore: true },
    ]));
});
