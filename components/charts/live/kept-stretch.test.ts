import { describe, expect, it } from "vitest";
import type { Column } from "@/lib/domain/column";
import type { Stroke } from "../marks/strokes";
import { beside, keptStretch, stillKept } from "./kept-stretch";

const SECOND = 1_000;
/** A value for every five seconds from a start on, in buckets aligned to the clock. */
const column = (
  first: number,
  count: number,
  change: Partial<Record<number, number | null>> = {},
): Column => ({
  t0: first * 5 * SECOND,
  stepMs: 5 * SECOND,
  values: Array.from({ length: count }, (_, i) => {
    const changed = change[first + i];
    return changed === undefined ? first + i : changed;
  }),
});
const stroke = (...along: readonly Column[]): Stroke => ({
  key: "line",
  look: "line",
  along,
  path: () => "",
});

describe("keptStretch", () => {
  it("leaves out the buckets on the left that the window loses before its axis moves", () =>
    expect(keptStretch(stroke(column(0, 100)))?.span).toEqual({
      from: 60 * SECOND,
      to: 500 * SECOND,
    }));
  it.each([
    ["too little", 71, true],
    ["enough", 72, false],
  ])("when what is left is %s, null: %s", (_what, count, none) =>
    expect(keptStretch(stroke(column(0, count))) === null).toBe(none),
  );
  it("is null for an empty column", () => {
    expect(keptStretch(stroke())).toBeNull();
    expect(keptStretch({ key: "limit", look: "limit", path: () => "" })).toBeNull();
  });
});

describe("stillKept", () => {
  const before = keptStretch(stroke(column(0, 100)));
  if (!before) throw new Error("too short");
  it.each([
    ["the window has moved on", column(12, 100), true],
    ["it has moved on past the middle's beginning", column(13, 100), false],
    ["a value in the middle has been corrected", column(0, 100, { 50: 7 }), false],
    ["a value in the middle has gone", column(0, 100, { 50: null }), false],
    ["the middle's last value has been corrected", column(0, 100, { 99: 7 }), false],
    ["a value left of the middle has been corrected", column(0, 100, { 11: 7 }), true],
    ["fewer are settled than were", column(0, 99), false],
    ["the steps are others", { ...column(0, 100), stepMs: 10 * SECOND }, false],
    ["the buckets begin at another second", { ...column(0, 100), t0: 1 }, false],
    ["there is nothing any more", { ...column(0, 100), values: [] }, false],
  ])("when %s: %s", (_what, now, kept) => expect(stillKept(before, stroke(now))).toBe(kept));

  it("compares both sides of a surface", () => {
    const surface = keptStretch(stroke(column(0, 100), column(0, 100)));
    if (!surface) throw new Error("too short");
    const corrected = column(0, 100, { 50: 7 });
    expect(stillKept(surface, stroke(column(0, 100), corrected))).toBe(false);
    expect(stillKept(surface, stroke(column(0, 100)))).toBe(false);
  });

  it("treats a gap as equal only to a gap", () => {
    const gap = keptStretch(stroke(column(0, 100, { 50: null })));
    if (!gap) throw new Error("too short");
    expect(stillKept(gap, stroke(column(1, 100, { 50: null })))).toBe(true);
    expect(stillKept(gap, stroke(column(1, 100, { 50: 0 })))).toBe(false);
  });
});

describe("beside", () => {
  it("reaches one bucket into the middle from both sides, so that lines meet", () => {
    const stretch = keptStretch(stroke(column(0, 100)));
    expect(stretch && beside(stretch, stroke(column(3, 100)))).toEqual([
      { from: 15 * SECOND, to: 65 * SECOND },
      { from: 495 * SECOND, to: 515 * SECOND },
    ]);
  });
});
