import { describe, expect, it } from "vitest";
import { isStale, isNewer, sameAnswer } from "./use-answer";

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
  ])("an answer %d ms old: %s", (age, stale) => expect(isStale(1_000, 1_000 + age)).toBe(stale));
});

it.each([
  ["the first answer", null, 5_000, true],
  ["a later one", 5_000, 5_001, true],
  ["one of the same instant", 5_000, 5_000, false],
  ["one of an earlier instant", 5_000, 4_999, false],
  ["one without an instant", 5_000, null, true],
])("%s", (_what, before, after, moves) => expect(isNewer(before, after)).toBe(moves));

it("accepts a server again after its clock was set back once", () => {
  const instants = [10_000, 15_000, 5_000, 10_000, 15_000];
  const moved = instants.map((at, i) => isNewer(instants[i - 1] ?? null, at));
  expect(moved).toEqual([true, true, false, true, true]);
});
