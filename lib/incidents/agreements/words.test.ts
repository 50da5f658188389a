import { describe, expect, it } from "vitest";
import { durationAt, durationIn, numberAt } from "./words";

describe("durations in sentences", () => {
  it.each([
    ["840 ms", 840],
    ["14.2 s", 14_200],
    ["3 min 20 s", 200_000],
    ["2 h 5 min", 7_500_000],
    ["1 d 4 h", 100_800_000],
    ["no span", 0],
  ])("%s", (text, ms) => expect(durationIn(text)).toBe(ms));

  it("finds the one at the pattern", () => {
    const text = "Spark is catching up: it is 6 min 15 s behind and level in about 4 min.";
    expect(durationAt(text, "level in about {}")).toBe(240_000);
    expect(durationAt(text, "it is {} behind")).toBe(375_000);
    expect(durationAt(text, "gone in {}")).toBeUndefined();
  });
});

describe("numbers in sentences", () => {
  it("have thin spaces and decimals", () => {
    expect(numberAt("or at most 15\u202f723 records/s", "at most {} records/s")).toBe(15_723);
    expect(numberAt("busy for 0.8 % of", "busy for {} %")).toBe(0.8);
    expect(numberAt("busy", "busy for {} %")).toBeUndefined();
  });
});
