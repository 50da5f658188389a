import { describe, expect, it } from "vitest";
import { bandPath, limitPath, linePath, stepExtremesPath, stepPath } from "./paths";

const scale = { x: { origin: 0, factor: 1 }, y: { origin: 100, factor: -1 } };
const column = (values: (number | null)[]) => ({ t0: 0, stepMs: 10, values });

describe("linePath", () => {
  it.each([
    ["draws a bucket at its middle", [1, 2], "M5,99L15,98"],
    ["breaks at a gap", [1, 2, null, 3, 4], "M5,99L15,98M35,97L45,96"],
    ["shows a value between two gaps as a point", [null, 7, null], "M15,93h0"],
    ["shows a lone last value as a point", [1, 2, null, 3], "M5,99L15,98M35,97h0"],
    ["draws a zero at the bottom, a gap nowhere", [0, null], "M5,100h0"],
    ["draws nothing of nothing", [], ""],
  ])("%s", (_what, values, path) => expect(linePath(column(values), scale)).toBe(path));

  it("draws a part, so that the rest can be dashed from its last point on", () => {
    const line = column([1, 2, 3]);
    expect(linePath(line, scale, { to: 2 })).toBe("M5,99L15,98");
    expect(linePath(line, scale, { from: 1 })).toBe("M15,98L25,97");
    expect(linePath(line, scale, { from: -1, to: 1 })).toBe("M5,99h0");
  });
});

describe("bandPath", () => {
  it("runs along one line and back along the other", () =>
    expect(bandPath(column([3, 4]), column([1, 2]), scale)).toBe("M5,97L15,96L15,98L5,99Z"));
  it("ends at a gap of either", () =>
    expect(bandPath(column([3, 3, 3, 3, 3]), column([1, 1, null, 1, 1]), scale)).toBe(
      "M5,97L15,97L15,99L5,99ZM35,97L45,97L45,99L35,99Z",
    ));
  it("is empty over a single bucket", () =>
    expect(bandPath(column([3]), column([1]), scale)).toBe(""));
  it("stops where the data are not settled", () =>
    expect(bandPath(column([3, 3, 9]), column([1, 1, 1]), scale, { to: 2 })).toBe(
      "M5,97L15,97L15,99L5,99Z",
    ));
  it("is drawn in parts that meet", () =>
    expect(
      [{ to: 2 }, { from: 1 }].map((part) =>
        bandPath(column([3, 3, 9]), column([1, 1, 1]), scale, part),
      ),
    ).toEqual(["M5,97L15,97L15,99L5,99Z", "M15,97L25,91L25,99L15,99Z"]));
  it("matches buckets by time when one begins later", () => {
    const late = { t0: 10, stepMs: 10, values: [1, 1] };
    expect(bandPath(column([3, 3, 3]), late, scale)).toBe("M15,97L25,97L25,99L15,99Z");
  });
});

describe("stepPath", () => {
  it.each([
    ["holds a count for the whole of its buckets", [4, 4], "M0,96H20"],
    ["steps where it changes", [4, 4, 2], "M0,96H20V98H30"],
    ["breaks at a gap", [4, null, 4], "M0,96H10M20,96H30"],
    ["steps to zero, which is no gap", [1, 0], "M0,99H10V100H20"],
    ["draws nothing of nothing", [], ""],
  ])("%s", (_what, values, path) => expect(stepPath(column(values), scale, 1_000)).toBe(path));

  it("ends with the window, not with its last bucket", () =>
    expect(stepPath(column([4, 4]), scale, 13)).toBe("M0,96H13"));
});

describe("stepExtremesPath", () => {
  it("boxes the buckets in which the count was more than one", () =>
    expect(stepExtremesPath(column([null, 4]), column([null, 1]), scale)).toBe("M10,96H20V99H10Z"));
});

describe("limitPath", () => {
  it("holds a limit until the next, and the last to the end", () =>
    expect(
      limitPath(
        [
          [0, 10],
          [20, 40],
        ],
        scale,
        50,
      ),
    ).toBe("M0,90H20L20,60H50"));
  it("lifts the pen where it is not known", () =>
    expect(
      limitPath(
        [
          [0, 10],
          [20, null],
          [30, 10],
        ],
        scale,
        50,
      ),
    ).toBe("M0,90H20M30,90H50"));
  it("draws nothing of nothing", () => expect(limitPath([], scale, 50)).toBe(""));
});
