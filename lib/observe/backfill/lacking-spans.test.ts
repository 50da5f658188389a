import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/domain/metric-period";
import { daysOf, lackingSpans } from "./lacking-spans";

const D = Date.UTC(2026, 10, 20);
const HOUR = 3_600_000;
const hours = (from: number, to: number) => ({ from: D + from * HOUR, to: D + to * HOUR });

describe("daysOf", () => {
  it.each([
    ["a span inside a day is that day", hours(1, 2), [0]],
    ["a whole day is itself alone", hours(0, 24), [0]],
    ["a moment across midnight is two days", { from: D - 1, to: D + 1 }, [-1, 0]],
    ["an empty span at midnight is no day", hours(0, 0), []],
  ])("%s", (_what, span, days) =>
    expect(daysOf(span)).toEqual(days.map((day) => D + day * DAY_MS)),
  );
});

describe("lackingSpans", () => {
  const day = [D];
  const days = [D, D + DAY_MS];
  it.each([
    ["is nothing without holes", day, [], [], []],
    ["is one span around the holes of a day", day, [hours(1, 2), hours(5, 6)], [], [hours(1, 6)]],
    ["is one span if neighbouring days touch", days, [hours(20, 28)], [], [hours(20, 28)]],
    ["is two if they do not", days, [hours(1, 2), hours(30, 31)], [], [hours(1, 2), hours(30, 31)]],
    ["leaves other days alone", day, [hours(20, 28)], [], [hours(20, 24)]],
    [
      "leaves out spans that were asked for before",
      day,
      [hours(1, 6)],
      [hours(0, 3)],
      [hours(3, 6)],
    ],
    ["is nothing when all of it was asked for before", day, [hours(1, 6)], [hours(1, 6)], []],
  ] as const)("%s", (_what, of, holes, asked, expected) =>
    expect(lackingSpans(of, holes, asked)).toEqual(expected),
  );
});
