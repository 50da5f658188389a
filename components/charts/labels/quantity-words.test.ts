import { describe, expect, it } from "vitest";
import { gapWords, valueWords } from "./quantity-words";

describe("gapWords", () => {
  it.each([
    ["says what is not read, and its share", 2048, 1536, "512 B/s (25 % of put)"],
    ["says that a backlog is being read", 1024, 2048, "get ahead by 1 KiB/s"],
    ["says none when they are equal", 5, 5, "none"],
    ["does not divide zero by zero", 0, 0, "none"],
    ["shows no gap without a datapoint of get", 5, null, "no data"],
    ["shows no gap without a datapoint of put", null, 0, "no data"],
  ])("%s", (_what, put, get, words) => expect(gapWords({ put, get, unit: "bytes/s" })).toBe(words));
});

it("shows a zero as zero and a gap as a gap", () => {
  expect(valueWords(0, "count")).toBe("0");
  expect(valueWords(null, "count")).toBe("no data");
});
