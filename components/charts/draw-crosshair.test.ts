import { describe, expect, it } from "vitest";
import { consumerCritical, ONSET } from "../fixtures/window-answer";
import { GAP_CHARTS, OTHER_CHARTS } from "./chart-specs";
import { spokenAt, timeWords } from "./draw-crosshair";
import { drawUp } from "./drawing";
import { legendWords } from "./legend-words";

const [bytes, ...others] = [...GAP_CHARTS, ...OTHER_CHARTS].map((spec) =>
  drawUp(spec, consumerCritical),
);
const queue = others.find(({ spec }) => spec.id === "queue");
const LATE = ONSET + 12 * 60_000;

describe("what the crosshair says", () => {
  it("is the value of the bucket under it", () =>
    expect(queue && legendWords(queue, { what: "queuedBatches", at: LATE + 9_999 })).toBe("30"));
  it("is the gap of that minute, with its share", () =>
    expect(bytes && legendWords(bytes, { what: "gap", at: LATE })).toMatch(
      /^614 KiB\/s \(2\d % of put\)$/,
    ));
  it("is no data outside the window, never zero", () =>
    expect(bytes && legendWords(bytes, { what: "putBytes", at: 0 })).toBe("no data"));
  it("is one sentence for a screen reader", () =>
    expect(queue && spokenAt([queue], LATE, "14:14")).toBe(
      "14:14. Queued batches: queued batches 30.",
    ));
});

describe("timeWords", () => {
  it.each([
    ["a whole minute has no seconds", 0, "00:00"],
    ["a batch between two minutes has", 10_000, "00:00:10"],
  ])("%s", (_what, at, words) => expect(timeWords(at, "UTC", 0)).toBe(words));
});
