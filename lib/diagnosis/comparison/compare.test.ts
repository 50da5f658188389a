import { describe, expect, it } from "vitest";
import { SERIES, SERIES_NAMES, type SeriesName } from "@/lib/domain/series";
import { compare, type Compared } from "./compare";

const MINUTE = 60_000;
const T = Date.UTC(2026, 10, 23, 14);
const baseline = { from: T - 30 * MINUTE, to: T };
const span = { from: T, to: T + 30 * MINUTE };

/** Values by minutes from T. undefined: no such series. null: a gap. */
type Shape = (minute: number) => number | null;

function series(shapes: Partial<Record<SeriesName, Shape>>): Compared["series"] {
  const entries = SERIES_NAMES.map((name) => {
    const shape = shapes[name];
    const values = shape ? Array.from({ length: 60 }, (_, i) => shape(i - 30)) : [];
    return [name, { unit: SERIES[name].unit, t0: T - 30 * MINUTE, stepMs: MINUTE, values }];
  });
  // Built from the list of all names.
  return Object.fromEntries(entries) as Compared["series"];
}

const compared = (shapes: Partial<Record<SeriesName, Shape>>, settledTo = Infinity) =>
  compare({ series: series(shapes), span, baseline, settledTo });

/** Deterministic noise. */
const noise = (minute: number, size: number) => Math.sin(minute * 7.3) * size;

describe("compare", () => {
  it("ranks the largest change first and lists what did not change", () => {
    const { changes, unchanged, tooLittle } = compared({
      putBytes: (minute) => 2e6 + noise(minute, 1e5),
      schedulingDelay: (minute) => (minute < 4 ? 5 : (minute - 3) * 20_000),
      processingTime: (minute) => 5_000 + noise(minute, 100) + (minute >= 2 ? 6_000 : 0),
    });
    expect(changes.map(({ series: name }) => name)).toEqual(["schedulingDelay", "processingTime"]);
    expect(changes[1]?.before.median).toBeCloseTo(5_000, -2);
    expect(changes[1]?.during.median).toBeCloseTo(11_000, -2);
    expect(unchanged).toEqual(["putBytes"]);
    expect(tooLittle).toEqual([]);
  });

  it("orders changes by when each left its band, so that the cause comes before its consequence", () => {
    const { movedFirst } = compared({
      queuedBatches: (minute) => Math.max(0, minute - 4),
      putRecords: (minute) => 1_000 + noise(minute, 20) + (minute >= 2 ? 900 : 0),
      getRecords: (minute) => 1_000 + noise(minute, 20) - (minute >= 7 ? 300 : 0),
    });
    expect(movedFirst).toMatchObject([
      { series: "putRecords", direction: "rose", at: T + 2 * MINUTE, atOrBefore: false },
      { series: "queuedBatches", direction: "rose" },
      { series: "getRecords", direction: "fell", at: T + 7 * MINUTE },
    ]);
  });

  it.each([
    {
      name: "sees a trouble that fills a third of the span",
      from: 20,
      changes: [["high", 10_000]],
    },
    { name: "takes three minutes of thirty for noise", from: 27, changes: [] },
  ])("$name", ({ from, changes }) => {
    const found = compared({
      processingTime: (minute) => 5_000 + noise(minute, 100) + (minute >= from ? 5_000 : 0),
    });
    expect(
      found.changes.map(({ part, during }) => [part, Math.round(during[part] / 1_000) * 1_000]),
    ).toEqual(changes);
  });

  it("does not report one wild value as a change", () =>
    expect(
      compared({ iteratorAge: (minute) => (minute === 9 ? 84_000_000 : 900 + noise(minute, 200)) })
        .changes,
    ).toEqual([]));

  it("does not report a mean over minutes as the first to move", () => {
    const { changes, movedFirst } = compared({ utilisation: (minute) => (minute < 0 ? 0.4 : 1.3) });
    expect(changes).toHaveLength(1);
    expect(movedFirst).toEqual([]);
  });

  it.each([
    { name: "five datapoints on each side are enough", keep: 5, changed: 1, lacking: [] },
    {
      name: "four are too few, and it says how many there are",
      keep: 4,
      changed: 0,
      lacking: [{ series: "processingTime", before: 30, during: 4 }],
    },
    {
      name: "a span of gaps cannot be compared",
      keep: 0,
      changed: 0,
      lacking: [{ series: "processingTime", before: 30, during: 0 }],
    },
  ])("$name", ({ keep, changed, lacking }) => {
    const found = compared({
      processingTime: (minute) => (minute < 0 ? 5_000 : minute < keep ? 11_000 : null),
    });
    expect(found.changes).toHaveLength(changed);
    expect(found.tooLittle).toEqual(lacking);
  });

  it("leaves out periods that are not settled", () => {
    const jump: Shape = (minute) => (minute < 10 ? 5_000 : 11_000);
    expect(compared({ iteratorAge: jump }, T + 10 * MINUTE).unchanged).toEqual(["iteratorAge"]);
    expect(compared({ iteratorAge: jump }).changes).toHaveLength(1);
  });

  it("takes batches at once: their numbers are final", () => {
    const jump: Shape = (minute) => (minute < 10 ? 5_000 : 11_000);
    expect(compared({ processingTime: jump }, T + 10 * MINUTE).changes).toHaveLength(1);
  });

  it("does not rank a tiny change of a constant above a large one", () => {
    const { changes, unchanged } = compared({
      openShards: () => 4,
      writeThrottled: (minute) => (minute < 0 ? 0 : 400),
      readThrottled: (minute) => (minute < 0 ? 0 : 0.004),
    });
    expect(changes.map(({ series: name }) => name)).toEqual(["writeThrottled"]);
    expect(unchanged).toEqual(["readThrottled", "openShards"]);
  });

  it("is empty where nothing is known", () =>
    expect(compared({})).toMatchObject({
      changes: [],
      unchanged: [],
      tooLittle: [],
      movedFirst: [],
    }));
});
