import { describe, expect, it } from "vitest";
import type { AlsoCause } from "@/lib/domain/verdict";
import { healthy } from "../../fixtures/window-answer";
import { dataLossAt, formatCountdown } from "./data-loss-clock";

const HOUR = 3_600_000;
const AT = 1_000_000_000_000;
const verdict = (timeToDataLossMs: number | null, also: readonly AlsoCause[] = []) => ({
  at: AT,
  also,
  numbers: { ...healthy.verdict.numbers, timeToDataLossMs },
});

describe("dataLossAt", () => {
  it.each([
    ["no deadline", null, 0, { state: "far" }],
    ["six hours exactly", 6 * HOUR, 0, { state: "far" }],
    ["a moment less", 6 * HOUR, 1, { state: "near", leftMs: 6 * HOUR - 1 }],
    ["it runs on after the verdict", 2 * HOUR, HOUR, { state: "near", leftMs: HOUR }],
    ["the last moment", HOUR, HOUR - 1, { state: "near", leftMs: 1 }],
    ["the deadline itself", HOUR, HOUR, { state: "due" }],
    ["the age has reached the retention", 0, 0, { state: "due" }],
  ])("%s", (_what, timeToDataLossMs, later, wanted) =>
    expect(dataLossAt(verdict(timeToDataLossMs), AT + later)).toEqual(wanted),
  );

  it("says now when records expire now, whatever the deadline", () =>
    expect(dataLossAt(verdict(8 * HOUR, ["losing-data"]), AT)).toEqual({ state: "now" }));
});

it.each([
  [6 * HOUR - 1, "6:00:00"],
  [5 * HOUR + 59 * 60_000 + 7_000, "5:59:07"],
  [61_000, "0:01:01"],
  [1, "0:00:01"],
])("%i ms read %s", (ms, text) => expect(formatCountdown(ms)).toBe(text));
