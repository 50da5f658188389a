import { describe, expect, it } from "vitest";
import { steadyAxis, tickLabel, yAxis } from "./y-axis";

const MIB = 1024 ** 2;

describe("yAxis", () => {
  it.each([
    ["bytes in binary units", 3.2 * MIB, "bytes/s", ["0", "1", "2", "3", "4"], "MiB/s"],
    ["a value on the last tick", 4 * MIB, "bytes/s", ["0", "1", "2", "3", "4"], "MiB/s"],
    ["KiB until 2 MiB", 1.5 * MIB, "bytes/s", ["0", "500", "1000", "1500", "2000"], "KiB/s"],
    ["seconds in steps of the clock", 52_000, "ms", ["0", "15", "30", "45", "60"], "seconds"],
    ["seconds with a fraction", 2_600, "ms", ["0", "1", "2", "3"], "seconds"],
    ["milliseconds below two seconds", 420, "ms", ["0", "200", "400", "600"], "ms"],
    ["hours", 5 * 3_600_000, "ms", ["0", "2", "4", "6"], "hours"],
    ["a share in per cent", 0.031, "ratio", ["0", "1", "2", "3", "4"], "%"],
    ["records", 1_350, "records/s", ["0", "500", "1000", "1500"], "records/s"],
    ["a queue, in whole batches", 3, "count", ["0", "1", "2", "3"], ""],
    ["zeros alone", 0, "records/s", ["0", "1"], "records/s"],
    ["zeros of a queue", 0, "count", ["0", "1"], ""],
  ] as const)("%s", (_what, highest, unit, labels, word) => {
    const axis = yAxis(highest, unit);
    expect(axis.ticks.map((tick) => tickLabel(tick, axis))).toEqual(labels);
    expect(axis.word).toBe(word);
    expect(axis.top).toBeGreaterThanOrEqual(highest);
  });
});

describe("steadyAxis", () => {
  const before = yAxis(3_900, "records/s");
  it("stays while values move below its top", () =>
    expect(steadyAxis(before, { highest: 2_600, unit: "records/s" })).toBe(before));
  it("grows at once when a value passes its top", () =>
    expect(steadyAxis(before, { highest: 4_100, unit: "records/s" }).top).toBeGreaterThan(4_100));
  it("shrinks when less than half of it is used", () =>
    expect(steadyAxis(before, { highest: 2_000, unit: "records/s" }).top).toBe(2_000));
});
