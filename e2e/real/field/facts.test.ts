import { describe, expect, it } from "vitest";
import type { PublicSeries, PublicWindow } from "@/lib/contract/public-window";
import { nobodyReads, settled, slotsAre } from "./facts";

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 23, 12);

/** Records/s by minute from noon on. */
const minutes = (...values: readonly (number | null)[]): PublicSeries => ({
  unit: "records/s",
  stepMs: MINUTE,
  points: values.map((value, i) => [NOON + i * MINUTE, value]),
});

/** The part of an answer that these functions read; the rest is missing. */
const answer = (part: object): PublicWindow => part as PublicWindow;

/** All minutes are settled except the last one. */
const reading = (putRecords: PublicSeries, getRecords: PublicSeries): PublicWindow =>
  answer({
    series: { putRecords, getRecords },
    window: { settledTo: NOON + (putRecords.points.length - 1) * MINUTE },
  });

describe("nobody reads", () => {
  it.each([
    [
      "three minutes with puts and no datapoint of reads",
      [60, 60, 60, 60, 60],
      [50, null, null, null, 9],
    ],
    ["three minutes with reads of no record", [60, 60, 60, 60, 60], [50, 0, 0, 0, 9]],
  ])("is found in %s", (_, put, get) => {
    expect(nobodyReads(reading(minutes(...put), minutes(...get)))).toBeUndefined();
  });

  it.each([
    ["a record was read in the first of them", [60, 60, 60, 60, 60], [50, 1, null, null, null]],
    ["one minute without puts", [60, 60, null, 60, 60], [50, null, null, null, null]],
    ["no minute at all", [], []],
  ])("is not found with %s", (_, put, get) => {
    expect(nobodyReads(reading(minutes(...put), minutes(...get)))).toBeDefined();
  });
});

it("counts a minute as settled from its end on", () => {
  const series = minutes(1, 2);
  expect(settled(series, NOON + 2 * MINUTE)).toHaveLength(2);
  expect(settled(series, NOON + 2 * MINUTE - 1)).toHaveLength(1);
});

it.each([
  [{ total: 2, free: 1 }, undefined],
  [{ total: 6, free: 5 }, "6 slots, not 2"],
  [null, "unknown slots, not 2"],
])("counts the slots of %j", (slots, said) => {
  expect(slotsAre(2)(answer({ facts: { slots } }))).toBe(said);
});
