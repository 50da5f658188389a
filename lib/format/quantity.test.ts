import { describe, expect, it } from "vitest";
import { formatBytes, formatDuration, formatNumber, formatQuantity, formatRatio } from "./quantity";

describe("formatDuration", () => {
  it.each([
    [0, "0 ms"],
    [999.4, "999 ms"],
    [999.5, "1 s"],
    [10_400, "10.4 s"],
    [59_949, "59.9 s"],
    [59_950, "1 min"],
    [60_000, "1 min"],
    [200_000, "3 min 20 s"],
    [3_599_499, "59 min 59 s"],
    [3_599_500, "1 h"],
    [7_500_000, "2 h 5 min"],
    [100_800_000, "1 d 4 h"],
    [-1_500, "−1.5 s"],
  ])("writes %d ms as %s", (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe("numbers and their units", () => {
  it.each([
    [0, "0"],
    [0.8214, "0.82"],
    [14.25, "14.3"],
    [2350, "2\u202f350"],
    [1_234_567, "1\u202f234\u202f567"],
    [-2350, "−2\u202f350"],
  ])("writes %d as %s", (value, text) => expect(formatNumber(value)).toBe(text));

  it("counts bytes as the shard limits do", () => {
    expect(formatBytes(1_048_576)).toBe("1 MiB");
    expect(formatBytes(1_048_575)).toBe("1\u202f024 KiB");
  });

  it("keeps a small share visible", () => {
    expect(formatRatio(0.004)).toBe("0.4 %");
    expect(formatRatio(0.855)).toBe("86 %");
    expect(formatRatio(0)).toBe("0 %");
  });

  it("writes an unknown number as a dash, never as zero", () => {
    expect(formatQuantity(null, "ms")).toBe("–");
  });
});
