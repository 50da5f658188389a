import { describe, expect, it } from "vitest";
import type { MarkedEvent } from "./marked-events";
import { markWords, timesWords } from "./mark-words";
import type { PlacedMark } from "./place-marks";

const MINUTE = 60_000;
const place = { zone: "UTC", today: 10 * MINUTE };
const event = (minute: number): MarkedEvent => ({
  at: minute * MINUTE,
  shape: "failed",
  text: `Batch ${minute} failed.`,
});
const mark = (first: MarkedEvent, ...others: readonly MarkedEvent[]): PlacedMark => ({
  fraction: 0,
  shape: "several",
  events: [first, ...others],
});

describe("markWords", () => {
  it("is the event's text with its time", () =>
    expect(markWords(mark(event(1)), place)).toBe("00:01 Batch 1 failed."));
  it("names three events and counts the others", () => {
    const four = [event(2), event(3), event(4)] as const;
    expect(markWords(mark(event(1), ...four.slice(0, 2)), place).split("\n")).toHaveLength(3);
    expect(markWords(mark(event(1), ...four), place).split("\n")).toEqual([
      "00:01 Batch 1 failed.",
      "00:02 Batch 2 failed.",
      "00:03 Batch 3 failed.",
      "and 1 more",
    ]);
  });
});

describe("timesWords", () => {
  it.each([
    [[], ""],
    [[MINUTE], "at 00:01"],
    [[MINUTE, 2 * MINUTE], "2 times, last at 00:02"],
  ])("%j", (times, words) => expect(timesWords(times, place)).toBe(words));
});
