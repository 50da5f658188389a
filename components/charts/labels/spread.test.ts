import { describe, expect, it } from "vitest";
import { spread } from "./spread";

const room = { from: 0, to: 100 };

describe("spread", () => {
  it.each([
    ["leaves labels that do not touch", [10, 60], [10, 60]],
    ["leaves labels that just touch", [10, 25], [10, 25]],
    ["moves the lower one of two equal ones down", [40, 40], [40, 55]],
    ["keeps the order of the lines, not of the list", [50, 45], [60, 45]],
    ["keeps labels in the room, at its top", [-20, -20], [0, 15]],
    ["and at its bottom", [99, 99, 99], [55, 70, 85]],
    ["has nothing to do without labels", [], []],
  ])("%s", (_what, wanted, tops) => expect(spread(wanted, 15, room)).toEqual(tops));
  it("never lets two overlap in a room that is too small", () =>
    expect(spread([5, 5], 15, { from: 0, to: 20 })).toEqual([-10, 5]));
});
