import { expect, it } from "vitest";
import { movesOn } from "./moves-on";

it.each([
  ["the first answer", null, 5_000, true],
  ["a later one", 5_000, 5_001, true],
  ["one that stands", 5_000, 5_000, false],
  ["one that went back", 5_000, 4_999, false],
  ["one without an instant", 5_000, null, true],
])("%s", (_what, before, after, moves) => expect(movesOn(before, after)).toBe(moves));

it("believes a server again whose clock was set back once", () => {
  const instants = [10_000, 15_000, 5_000, 10_000, 15_000];
  const moved = instants.map((at, i) => movesOn(instants[i - 1] ?? null, at));
  expect(moved).toEqual([true, true, false, true, true]);
});
