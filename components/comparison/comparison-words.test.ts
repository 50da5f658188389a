import { describe, expect, it } from "vitest";
import type { Comparison, Departure } from "@/lib/domain/comparison";
import { formatClock } from "@/lib/format/time";
import {
  changeWords,
  duringWords,
  movedWords,
  restWords,
  sizeWords,
  stretchWords,
} from "./comparison-words";

const T = Date.UTC(2026, 10, 23, 14);
const MINUTE = 60_000;
const stats = (median: number, spread = 0) => ({
  low: median - 1,
  median,
  high: median * 10,
  spread,
  count: 30,
});

describe("changeWords", () => {
  it.each([
    [1, 12, "× 12"],
    [1, 2, "× 2"],
    [1, 999, "× 999"],
    [1, 1_000, "from ≈ 0"],
    [1, 1.99, "+99 %"],
    [100, 138, "+38 %"],
    [100, 64, "−36 %"],
    [100, 0, "−100 %"],
    [0, 5, "from 0"],
  ])("%d to %d is %s", (before, during, words) =>
    expect(changeWords({ before: stats(before), during: stats(during), part: "median" })).toBe(
      words,
    ),
  );
});

describe("duringWords", () => {
  const change = {
    series: "processingTime",
    unit: "ms",
    stepMs: 10_000,
    before: stats(1_000),
    during: stats(2_000, 100),
    shift: 5,
    superiority: 0.7,
    p: 0,
  } as const;
  it.each([
    ["median", "2 s ± 100 ms"],
    ["high", "2 s, but a tenth above 20 s"],
    ["low", "2 s, but a tenth below 2 s"],
  ] as const)("where its %s moved", (part, words) =>
    expect(duringWords({ ...change, part })).toBe(words),
  );
});

describe("stretchWords", () => {
  it.each([
    [stats(4_900, 700), "4.9 s ± 700 ms"],
    [stats(4_900, 2_450), "4.9 s ± 2.5 s"],
    [{ ...stats(4_900, 2_451), low: 900, high: 9_900 }, "4.9 s, range 900 ms–9.9 s"],
    [{ ...stats(0, 2_000), low: 0, high: 9_000 }, "0 ms, range 0 ms–9 s"],
    [stats(4_900), "4.9 s"],
  ])("%j", (given, words) => expect(stretchWords(given, "ms")).toBe(words));
});

it.each([
  [20.04, "20 × its usual spread"],
  [-3, "3 × its usual spread"],
])("sizeWords of %d", (shift, words) => expect(sizeWords(shift)).toBe(words));

describe("movedWords", () => {
  const clock = ({ at }: Departure) => formatClock(at, "UTC");
  const moved = (series: Departure["series"], minute: number, more = {}): Departure => ({
    series,
    direction: "rose",
    at: T + minute * MINUTE,
    atOrBefore: false,
    stepMs: MINUTE,
    ...more,
  });
  it.each([
    ["is empty without a change", [], ""],
    [
      "names the first and what followed",
      [
        moved("putRecords", 2),
        moved("queuedBatches", 4),
        moved("getRecords", 7, { direction: "fell" }),
      ],
      "Put, in records rose at 14:02; then queued batches rose at 14:04; then get, in records fell at 14:07.",
    ],
    [
      "says what it cannot know",
      [moved("schedulingDelay", 0, { atOrBefore: true, stepMs: 10_000 })],
      "Scheduling delay rose at 14:00 or before.",
    ],
    [
      "does not order what lies within one datapoint",
      [moved("schedulingDelay", 2, { stepMs: 10_000 }), moved("putRecords", 2.5)],
      "Scheduling delay rose at 14:02; then put, in records rose at 14:02. The first 2 lie within one datapoint of each other: which was first cannot be told.",
    ],
    [
      "counts what it does not name",
      [0, 1, 2, 3, 4, 5].map((minute) => moved("queuedBatches", minute)),
      "Queued batches rose at 14:00; then queued batches rose at 14:01; then queued batches rose at 14:02; then queued batches rose at 14:03; and 2 more.",
    ],
  ])("%s", (_what, list, words) => expect(movedWords(list, clock)).toBe(words));
});

describe("restWords", () => {
  const stretch = { from: T, to: T };
  const empty: Comparison = {
    span: stretch,
    baseline: stretch,
    settledTo: T,
    changes: [],
    unchanged: [],
    tooLittle: [],
    movedFirst: [],
  };
  it.each([
    [
      "says that nothing can be compared",
      empty,
      ["There is too little settled data to compare: five datapoints are needed in each stretch."],
    ],
    [
      "says that nothing changed, and what that is",
      { ...empty, unchanged: ["utilisation", "putBytes"] },
      [
        "Nothing changed beyond its own noise for a tenth of the span.",
        "Not changed: utilisation of Spark; put, in bytes.",
      ],
    ],
    [
      "says how little there is",
      { ...empty, tooLittle: [{ series: "processingTime", before: 30, during: 4 }] },
      [
        "There is too little settled data to compare: five datapoints are needed in each stretch.",
        "Too few datapoints: processing time (30 before, 4 during).",
      ],
    ],
  ] as const)("%s", (_what, comparison, words) => expect(restWords(comparison)).toEqual(words));
});
