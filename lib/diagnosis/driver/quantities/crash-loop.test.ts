import { describe, expect, it } from "vitest";
import { NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { crashLoop } from "./crash-loop";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;

/** Starts, given as ms ago, newest last. */
const loopOf = (...agos: readonly number[]) => {
  const application = agos.map((ago, i) => ({
    at: NOW - ago,
    value: {
      id: `app-${i}`,
      name: "etl",
      startedAt: NOW - ago,
      sparkVersion: "3.5.7",
      intervalMs: 10_000,
    },
  }));
  return crashLoop(situationAt(windowOf({ facts: { application } }), NOW));
};

describe("crashLoop", () => {
  it.each([
    { name: "no application", agos: [], starts: undefined },
    { name: "two ended runs", agos: [5, 3, 1], starts: undefined },
    { name: "three ended runs", agos: [7, 5, 3, 1], starts: 4 },
    { name: "a run of exactly ten minutes is short", agos: [15, 5, 3, 1], starts: 4 },
    { name: "a longer run ends the series before it", agos: [15.01, 5, 3, 1], starts: undefined },
    { name: "the present run is twice as long as any", agos: [10, 8, 6, 4], starts: 4 },
    {
      name: "the present run has outlasted them all",
      agos: [10.01, 8.01, 6.01, 4.01],
      starts: undefined,
    },
  ])("$name", ({ agos, starts }) =>
    expect(loopOf(...agos.map((ago) => ago * MINUTE))?.starts).toBe(starts),
  );

  it("begins with the first of the short runs, and may be older if no long run precedes them", () => {
    const loop = loopOf(...[40, 9, 7, 4, 1].map((ago) => ago * MINUTE));
    expect(loop).toMatchObject({
      since: NOW - 9 * MINUTE,
      sinceIsAtLeast: false,
      longestMs: 3 * MINUTE,
      spanMs: 8 * MINUTE,
    });
    expect(loopOf(...[7, 5, 3, 1].map((ago) => ago * MINUTE))?.sinceIsAtLeast).toBe(true);
  });
});
