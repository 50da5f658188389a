import { describe, expect, it } from "vitest";
import { sameAnswer } from "./use-answer";
import { isStale } from "./use-stale";

describe("sameAnswer", () => {
  const answer = (url: string, etag: string | null) => ({ url, etag, body: {}, answeredAt: null });
  it.each([
    [
      "the same tag of the same address is the same answer",
      answer("/a", "1"),
      answer("/a", "1"),
      true,
    ],
    ["another tag is news", answer("/a", "1"), answer("/a", "2"), false],
    ["another window is news even with an equal tag", answer("/a", "1"), answer("/b", "1"), false],
    [
      "without tags nothing can be known to be equal",
      answer("/a", null),
      answer("/a", null),
      false,
    ],
    ["the first answer is news", undefined, answer("/a", "1"), false],
  ])("%s", (_what, a, b, same) => expect(sameAnswer(a, b)).toBe(same));
});

describe("isStale", () => {
  it.each([
    [15_000, false],
    [15_001, true],
  ])("a picture %d ms old: %s", (age, stale) => expect(isStale(1_000, 1_000 + age)).toBe(stale));
});
