import { describe, expect, it } from "vitest";
import type { WindowAnswer } from "@/lib/contract/window";
import { consumerCritical, healthy, nothingYet } from "../../fixtures/window-answer";
import { chartTableRows } from "../table/chart-table-body";
import { type ChartSpec, GAP_CHARTS, OTHER_CHARTS } from "./chart-specs";
import { drawUp } from "./drawing";

function chart(id: string): ChartSpec {
  const spec = [...GAP_CHARTS, ...OTHER_CHARTS].find((candidate) => candidate.id === id);
  if (!spec) throw new Error(id);
  return spec;
}

const MIB = 1024 ** 2;

describe("drawUp", () => {
  it("shades between put and get", () => {
    const { gap, series } = drawUp(chart("bytes"), consumerCritical);
    expect(series.map(({ column }) => column)).toMatchObject(gap ?? []);
  });

  it("takes limits near the data into the axis, and leaves far ones to words", () => {
    const bytes = drawUp(chart("bytes"), healthy);
    expect(bytes.limits.map(({ word, inside }) => [word, inside])).toEqual([
      ["write limit", true],
      ["read limit", false],
    ]);
    expect(bytes.highest).toBe(4 * MIB);
    expect(drawUp(chart("age"), healthy).limits).toMatchObject([
      { inside: false, last: 86_400_000 },
    ]);
  });

  it("always draws the batch interval: the comparison is what the chart is for", () =>
    expect(drawUp(chart("processing"), healthy).highest).toBe(10_000));

  it("draws no limit that is not known", () =>
    expect(drawUp(chart("bytes"), nothingYet).limits).toEqual([]));

  it("leaves out a series without a datapoint beside one with", () =>
    expect(drawUp(chart("age"), healthy).series.map(({ name }) => name)).toEqual(["iteratorAge"]));

  it("keeps get beside put, also when nobody ever read", () => {
    const { getBytes } = healthy.series;
    const values = getBytes.values.map(() => null);
    const series = { ...healthy.series, getBytes: { ...getBytes, values } };
    const drawn = drawUp(chart("bytes"), { ...healthy, series });
    expect(drawn.series.map(({ name }) => name)).toEqual(["putBytes", "getBytes"]);
    expect(drawn.series[1]?.column.values.every((value) => value === null)).toBe(true);
    expect(drawn.gap?.[1].values[0]).toBe(0);
  });

  it("is empty when nothing is known, but not when all is zero", () => {
    expect(drawUp(chart("age"), nothingYet)).toMatchObject({ empty: true });
    expect(drawUp(chart("queue"), healthy)).toMatchObject({ empty: false });
  });

  it("does not fill the chart with a delay of milliseconds", () =>
    expect(drawUp(chart("scheduling"), healthy).highest).toBe(1_000));

  it("keeps extremes of coarse buckets inside the axis", () => {
    const view = { ...healthy.series.schedulingDelay, min: [1], max: [90_000] };
    const answer: WindowAnswer = {
      ...healthy,
      series: { ...healthy.series, schedulingDelay: view },
    };
    expect(drawUp(chart("scheduling"), answer).highest).toBe(90_000);
  });
});

describe("the chart of receivers, slots and shards", () => {
  const MINUTE = 60_000;
  const { from } = healthy.window;
  const counts = (values: readonly (number | null)[]) => ({
    unit: "count" as const,
    t0: from,
    stepMs: MINUTE,
    values,
  });
  const of = (configured: readonly (number | null)[], total: number) =>
    drawUp(chart("capacity"), {
      ...healthy,
      series: {
        ...healthy.series,
        activeReceivers: counts([4, 2, 2]),
        configuredReceivers: counts(configured),
        totalSlots: counts([total, total, total]),
        freeSlots: counts([total - 4, total - 2, total - 2]),
      },
    });

  it("draws a configured count as a limit: a point for each change, with its gap", () =>
    expect(of([4, null, 4], 8).limits[0]).toEqual({
      reach: 4,
      word: "receivers configured",
      points: [
        [from, 4],
        [from + MINUTE, null],
        [from + 2 * MINUTE, 4],
      ],
      last: 4,
      inside: true,
    }));

  it("draws no limit that was never read", () =>
    expect(of([null, null, null], 8).limits.map(({ word }) => word)).toEqual(["task slots"]));

  it("treats nothing in it as provisional", () =>
    expect(of([4, 4, 4], 8).settledTo).toBe(healthy.window.to));

  it("lists the limits in its table as well", () =>
    expect(of([4, 4, 4], 8).tabled.map(({ name }) => name)).toEqual([
      "activeReceivers",
      "openShards",
      "freeSlots",
      "configuredReceivers",
      "totalSlots",
    ]));
});

describe("chartTableRows", () => {
  it("lists every bucket, newest first, and leaves cells of a coarser series empty", () => {
    const rows = chartTableRows(drawUp(chart("intake"), healthy));
    expect(rows[0]?.at).toBeGreaterThan(rows[1]?.at ?? Infinity);
    expect(rows.length).toBe(healthy.series.intakeRecords.values.length);
    expect(rows.filter(({ values }) => values[1] !== undefined).length).toBe(
      healthy.series.sustainableRecords.values.length,
    );
  });
  it("shows a gap as a gap", () => {
    const rows = chartTableRows(drawUp(chart("bytes"), healthy));
    expect(rows.filter(({ values }) => values[1] === null)).toHaveLength(1);
  });
});
