import { describe, expect, it } from "vitest";
import { parseKiosk } from "./kiosk-settings";

describe("rotate", () => {
  it.each([
    ["absent: nothing gives way", undefined, null],
    ["empty: as absent", "", null],
    ["seconds", "30s", 30_000],
    ["minutes", "2m", 120_000],
    ["the shortest", "5s", 5_000],
    ["the longest", "1h", 3_600_000],
    ["of a repeated one the first counts", ["10s", "20s"], 10_000],
  ])("%s", (_what, rotate, rotateMs) =>
    expect(parseKiosk({ rotate })).toEqual({ rotateMs, grid: false, problem: null }),
  );

  it.each([
    ["too short", "4s"],
    ["too long", "3601s"],
    ["without a unit", "30"],
    ["a word", "fast"],
    ["negative", "-30s"],
    ["a fraction", "0.5m"],
  ])("%s: named with an example, and rotated at the usual pace", (_what, rotate) => {
    const { rotateMs, problem } = parseKiosk({ rotate });
    expect(rotateMs).toBe(30_000);
    expect(problem).toContain(`rotate: "${rotate}" is not a time`);
    expect(problem).toContain("rotate=30s");
  });

  it("does not fill the screen with what was typed", () =>
    expect(parseKiosk({ rotate: "x".repeat(500) }).problem?.length).toBeLessThan(150));
});

it.each([
  ["grid=1", { grid: "1" }, true],
  ["grid=0", { grid: "0" }, false],
  ["no grid", {}, false],
])("%s", (_what, raw, grid) => expect(parseKiosk(raw).grid).toBe(grid));
