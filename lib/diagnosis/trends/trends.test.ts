import { describe, expect, it } from "vitest";
import { mad, median } from "./median";
import { mannKendall } from "./mann-kendall";
import { theilSen } from "./theil-sen";
import { trend, zeroCrossing } from "./trend";

const MINUTE = 60_000;
const CLIMB = [
  1200, 1300, 1250, 1500, 1700, 1650, 1900, 2100, 2050, 2400, 2600, 2550, 2900, 3100, 3300,
];
const SPIKE = [...Array.from({ length: 13 }, () => 0), 500, 0];
const NOISE = [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69];

const perMinute = (values: readonly number[]) => values.map((y, i) => ({ x: i * MINUTE, y }));
const perIndex = (values: readonly number[]) => values.map((y, x) => ({ x, y }));

describe("Mann–Kendall", () => {
  it.each([
    { name: "a climb", values: CLIMB, s: 97, variance: 408.33, z: 4.751, p: 0.000002 },
    {
      name: "one spike, which is no trend",
      values: SPIKE,
      s: 12,
      variance: 74.67,
      z: 1.273,
      p: 0.203,
    },
    { name: "noise", values: NOISE, s: 5, variance: 125, z: 0.358, p: 0.72 },
    { name: "a flat line, all ties", values: [3, 3, 3, 3], s: 0, variance: 0, z: 0, p: 1 },
    { name: "nothing", values: [], s: 0, variance: 0, z: 0, p: 1 },
  ])("$name", ({ values, s, variance, z, p }) => {
    const found = mannKendall(values);
    expect(found.s).toBe(s);
    expect(found.variance).toBeCloseTo(variance, 2);
    expect(found.z).toBeCloseTo(z, 3);
    expect(found.p).toBeCloseTo(p, p < 0.001 ? 6 : 2);
  });
});

describe("Theil–Sen", () => {
  it("finds a climb's slope, intercept and interval", () => {
    const line = theilSen(perIndex(CLIMB));
    expect(line?.slope).toBe(150);
    expect(line?.intercept).toBe(1050);
    expect(line?.low).toBeCloseTo(133, 0);
    expect(line?.high).toBeCloseTo(170, 0);
  });

  it("is not bent by a spike", () => expect(theilSen(perIndex(SPIKE))?.slope).toBe(0));
  it("finds noise nearly flat", () =>
    expect(theilSen(perIndex(NOISE))?.slope).toBeCloseTo(0.04, 2));
  it("is undefined for one point", () => expect(theilSen([{ x: 1, y: 1 }])).toBeUndefined());
  it("is undefined for points with equal x", () =>
    expect(
      theilSen([
        { x: 1, y: 1 },
        { x: 1, y: 5 },
      ]),
    ).toBeUndefined());

  it("keeps the slope of many points while using few", () => {
    const many = Array.from({ length: 5000 }, (_, x) => ({ x, y: 3 * x + 7 }));
    expect(theilSen(many)).toMatchObject({ slope: 3, intercept: 7 });
  });
});

describe("trend", () => {
  it.each([
    {
      name: "rises if it is steep and unlikely to be chance",
      values: CLIMB,
      floor: 100,
      want: "rising",
    },
    { name: "does not rise exactly at the floor", values: CLIMB, floor: 150, want: "none" },
    { name: "falls when reversed", values: CLIMB.toReversed(), floor: 100, want: "falling" },
    { name: "a single spike is no trend", values: SPIKE, floor: 0, want: "none" },
    { name: "noise is no trend", values: NOISE, floor: 0, want: "none" },
    {
      name: "seven points are too few to know",
      values: CLIMB.slice(0, 7),
      floor: 0,
      want: undefined,
    },
    { name: "nothing is not known", values: [], floor: 0, want: undefined },
  ])("$name", ({ values, floor, want }) => {
    expect(trend(perMinute(values), { floorPerMinute: floor })?.direction).toBe(want);
  });

  it("meets zero where the climb began", () => {
    const climb = Array.from({ length: 10 }, (_, i) => ({ x: 1000 + i, y: 5 + i }));
    const line = theilSen(climb);
    expect(line && zeroCrossing(line)).toBe(995);
  });

  it("has no crossing when flat", () =>
    expect(zeroCrossing({ slope: 0, intercept: 4, low: 0, high: 0 })).toBeUndefined());
});

describe("median and deviation", () => {
  it.each([
    { name: "odd", values: [9, 1, 5], want: 5 },
    { name: "even", values: [4, 1, 3, 2], want: 2.5 },
    { name: "none", values: [], want: undefined },
  ])("of $name", ({ values, want }) => expect(median(values)).toBe(want));

  it("is not moved by one wild value", () =>
    expect(mad([1, 2, 3, 4, 84_000_000])).toBeCloseTo(1.4826, 4));
});
