import { describe, expect, it } from "vitest";
import { frozenOrder, sameOrder } from "./pipeline-list";

describe("frozenOrder", () => {
  it.each([
    [
      "follows the severity while nobody points at the list",
      ["b", "a"],
      ["a", "b"],
      false,
      ["b", "a"],
    ],
    ["moves nothing while somebody points at the list", ["b", "a"], ["a", "b"], true, ["a", "b"]],
    ["puts newcomers at the end", ["c", "a", "b"], ["a", "b"], true, ["a", "b", "c"]],
    ["leaves out what has gone", ["b"], ["a", "b"], true, ["b"]],
    ["starts with the wanted order", ["b", "a"], [], true, ["b", "a"]],
  ])("%s", (_what, wanted, shown, frozen, expected) =>
    expect(frozenOrder(wanted, { shown, frozen })).toEqual(expected),
  );
});

describe("sameOrder", () => {
  it.each([
    ["the same", ["a", "b"], ["a", "b"], true],
    ["turned round", ["a", "b"], ["b", "a"], false],
    ["longer", ["a"], ["a", "b"], false],
    ["empty", [], [], true],
  ])("%s", (_what, a, b, same) => expect(sameOrder(a, b)).toBe(same));
});
