import { describe, expect, it } from "vitest";
import { neighbourOf } from "./neighbour";

const LIST = ["a", "b", "c"];

describe("neighbourOf", () => {
  it.each([
    ["the next one", "a", 1, { id: "b" }],
    ["the one before", "b", -1, { id: "a" }],
    ["nothing after the last", "c", 1, { none: "This is the last of the list." }],
    ["nothing before the first", "a", -1, { none: "This is the first of the list." }],
    ["the first, for one that is not listed", "x", 1, { id: "a" }],
    ["the last, for one that is not listed", "x", -1, { id: "c" }],
  ] as const)("finds %s", (_what, id, step, wanted) =>
    expect(neighbourOf(LIST, id, step)).toEqual(wanted),
  );

  it("says that there is no other", () =>
    expect(neighbourOf(["a"], "a", 1)).toEqual({ none: "The list has no other pipeline." }));
  it("says so of an empty list too", () =>
    expect(neighbourOf([], "a", -1)).toEqual({ none: "The list has no other pipeline." }));
});
