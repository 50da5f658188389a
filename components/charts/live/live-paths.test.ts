import { describe, expect, it } from "vitest";
import { linePath } from "../marks/paths";
import type { Stroke } from "../marks/strokes";
import { LivePaths, pathCount } from "./live-paths";

const scale = { x: { origin: 0, factor: 0.001 }, y: { origin: 1_000, factor: -1 } };
const STEP = 1_000;

/** A line of so many values from a second on. Each value is its second. */
function line(first: number, count: number): Stroke {
  const values = Array.from({ length: count }, (_, i) => first + i);
  const column = { t0: first * STEP, stepMs: STEP, values };
  return {
    key: "line",
    look: "line",
    along: [column],
    path: (at, part) =>
      linePath(column, at, part && { from: part.from / STEP - first, to: part.to / STEP - first }),
  };
}

/** A stand-in for an element that records what is written to it, and how often. */
class Path {
  d = "";
  writes = 0;
  setAttribute(_name: string, text: string) {
    this.d = text;
    this.writes += 1;
  }
}

function drawn(stroke: Stroke): { readonly paths: readonly Path[]; readonly live: LivePaths } {
  const paths = Array.from({ length: pathCount(stroke) }, () => new Path());
  // LivePaths uses only this part of an element.
  const live = new LivePaths(paths as unknown as Element[], scale);
  live.move([stroke]);
  return { paths, live };
}

/** The seconds that a path runs through, without repetition. */
const seconds = (...paths: readonly Path[]) =>
  [
    ...new Set(
      paths.flatMap(({ d }) => [...d.matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x) - 0.5)),
    ),
  ].toSorted((a, b) => a - b);

describe("LivePaths", () => {
  it("draws every bucket of the window, and none that has left it", () => {
    const { paths, live } = drawn(line(0, 200));
    for (let first = 0; first <= 130; first += 5) {
      live.move([line(first, 200)]);
      expect(seconds(...paths)).toEqual(Array.from({ length: 200 }, (_, i) => first + i));
    }
  });

  it("does not write the middle again while the window moves on", () => {
    const { paths, live } = drawn(line(0, 200));
    for (const first of [5, 30, 60]) live.move([line(first, 200)]);
    expect(paths.map(({ writes }) => writes)).toEqual([1, 4]);
    live.move([line(61, 200)]);
    expect(paths.map(({ writes }) => writes)).toEqual([2, 5]);
  });

  it("writes nothing when nothing has moved", () => {
    const { paths, live } = drawn(line(0, 200));
    live.move([line(0, 200)]);
    expect(paths.map(({ writes }) => writes)).toEqual([1, 1]);
  });

  it("draws a short line in one piece, also when it was long before", () => {
    const { paths, live } = drawn(line(0, 200));
    live.move([line(0, 20)]);
    expect(seconds(...paths.slice(0, 1))).toHaveLength(20);
    expect(paths[1]?.d).toBe("");
  });

  it("leaves the paths of another form alone", () => {
    const { paths, live } = drawn(line(0, 200));
    live.move([line(0, 200), line(5, 200)]);
    live.move([]);
    expect(paths.map(({ writes }) => writes)).toEqual([1, 1]);
  });
});
