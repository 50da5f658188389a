import { describe, expect, it } from "vitest";
import { parseSparkTime } from "./parse-time";

describe("parseSparkTime", () => {
  it.each([
    ["2026-11-23T03:05:55.154GMT", 1_795_403_155_154],
    ["1970-01-01T00:00:00.000GMT", 0],
    ["1969-12-31T23:59:59.999GMT", undefined],
    ["2026-11-23T03:05:55.154+02:00", undefined],
    ["2026-13-45T03:05:55.154GMT", undefined],
    ["", undefined],
  ])("reads %s as %s", (text, at) => expect(parseSparkTime(text)).toBe(at));
});
