import { describe, expect, it } from "vitest";
import { gapPath } from "./gap-path";

const scale = { x: { origin: 0, factor: 1 }, y: { origin: 100, factor: -1 } };
const column = (values: (number | null)[]) => ({ t0: 0, stepMs: 10, values });
const path = (put: (number | null)[], get: (number | null)[], part = {}) =>
  gapPath(column(put), column(get), scale, part);

describe("gapPath", () => {
  it.each([
    ["runs along put and back along get", [3, 4], [1, 2], "M5,97L15,96L15,98L5,99Z"],
    ["is empty where more is got than put", [1, 2], [3, 4], ""],
    ["is empty where get equals put", [3, 3], [3, 3], ""],
    ["ends where the lines cross", [4, 4], [0, 8], "M5,96L10,96L10,96L5,100Z"],
    ["begins where the lines cross", [4, 4], [8, 0], "M10,96L15,96L15,100L10,96Z"],
    ["begins where the lines touch", [4, 4], [4, 0], "M5,96L15,96L15,100L5,96Z"],
    ["ends where the lines touch", [4, 4], [0, 4], "M5,96L15,96L15,96L5,100Z"],
    [
      "ends at a gap of either",
      [3, 3, 3, 3, 3],
      [1, 1, null, 1, 1],
      "M5,97L15,97L15,99L5,99ZM35,97L45,97L45,99L35,99Z",
    ],
    ["is empty over a single bucket", [3], [1], ""],
    ["is empty without data", [], [], ""],
  ])("%s", (_what, put, get, wanted) => expect(path(put, get)).toBe(wanted));

  it("is drawn in parts that meet", () =>
    expect([{ to: 2 }, { from: 1 }].map((part) => path([3, 3, 9], [1, 1, 1], part))).toEqual([
      "M5,97L15,97L15,99L5,99Z",
      "M15,97L25,91L25,99L15,99Z",
    ]));

  it("matches buckets by time when one begins later", () => {
    const late = { t0: 10, stepMs: 10, values: [1, 1] };
    expect(gapPath(column([3, 3, 3]), late, scale)).toBe("M15,97L25,97L25,99L15,99Z");
  });
});
