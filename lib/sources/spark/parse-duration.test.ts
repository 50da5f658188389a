import { describe, expect, it } from "vitest";
import { parseSparkDuration } from "./parse-duration";

describe("parseSparkDuration", () => {
  it.each([
    ["200ms", 200],
    ["2s", 2_000],
    ["1min", 60_000],
    ["3m", 180_000],
    ["1h", 3_600_000],
    ["500", 500],
    ["5000us", 5],
    ["1 s", undefined],
    ["*********(redacted)", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, ms) => expect(parseSparkDuration(text)).toBe(ms));
});
