import { describe, expect, it } from "vitest";
import type { EventKind } from "@/lib/contract/window";
import { markedEvents, type MarkedEvent } from "./marked-events";
import { markNear, MERGED_WITHIN_PX, placeMarks } from "./place-marks";

const SPAN = { from: 1_000_000, to: 1_600_000 };
/** One px is one second. */
const WIDTH = 600;

const event = (px: number, shape: MarkedEvent["shape"] = "restart"): MarkedEvent => ({
  at: SPAN.from + px * 1_000,
  shape,
  text: `at ${px}`,
});
const placed = (...events: readonly MarkedEvent[]) =>
  placeMarks(events, SPAN, WIDTH).map(({ fraction, shape, events: group }) => [
    Math.round(fraction * WIDTH),
    shape,
    group.length,
  ]);

describe("placeMarks", () => {
  it("has none without an event", () => expect(placed()).toEqual([]));
  it("marks events at both edges, and none beyond", () =>
    expect(placed(event(-0.001), event(0), event(600), event(600.001))).toEqual([
      [0, "restart", 1],
      [600, "restart", 1],
    ]));
  it("keeps the shape of an event that stands alone", () =>
    expect(placed(event(100, "reshard"), event(200, "failed"))).toEqual([
      [100, "reshard", 1],
      [200, "failed", 1],
    ]));
  it("merges events closer than a mark's width into one with a count", () =>
    expect(placed(event(100), event(100 + MERGED_WITHIN_PX - 0.001, "settings"))).toEqual([
      [100, "several", 2],
    ]));
  it("leaves events a mark's width apart", () =>
    expect(placed(event(100), event(100 + MERGED_WITHIN_PX))).toHaveLength(2));
  it("does not chain a row of close events into one mark", () =>
    expect(placed(...[0, 10, 20, 30].map((px) => event(px, "failed")))).toEqual([
      [0, "several", 2],
      [20, "several", 2],
    ]));
  it("merges more in a narrower chart", () =>
    expect(placeMarks([event(100), event(120)], SPAN, WIDTH / 2)).toHaveLength(1));
});

describe("markNear", () => {
  const marks = placeMarks([event(100), event(114)], SPAN, WIDTH);
  const near = (px: number, bucketPx = 1) =>
    markNear(marks, { fraction: px / WIDTH, share: bucketPx / WIDTH }, WIDTH)?.events[0].text;
  it.each([
    ["at it", 100, "at 100"],
    ["8 px beside it", 92.01, "at 100"],
    ["nearer to the other", 108, "at 114"],
  ])("%s", (_where, px, text) => expect(near(px)).toBe(text));
  it("is none further away", () => expect(near(91.9)).toBeUndefined());
  it("is in the bucket, however wide a bucket is", () => {
    expect(near(81, 40)).toBe("at 100");
    expect(near(79, 40)).toBeUndefined();
  });
  it("is none without marks", () =>
    expect(markNear([], { fraction: 0.5, share: 1 }, WIDTH)).toBeUndefined());
});

describe("markedEvents", () => {
  const of = (...kinds: readonly EventKind[]) =>
    markedEvents(kinds.map((kind, i) => ({ at: 10 - i, kind, text: kind })));
  it("are what may explain a line, oldest first", () =>
    expect(of("reshard", "app-replaced", "batch-failed").map(({ shape }) => shape)).toEqual([
      "failed",
      "restart",
      "reshard",
    ]));
  it("are neither verdicts nor sources", () =>
    expect(of("verdict-changed", "source-lost", "source-back")).toEqual([]));
});
