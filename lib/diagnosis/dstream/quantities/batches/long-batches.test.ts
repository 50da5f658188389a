import { describe, expect, it } from "vitest";
import type { MicroBatch } from "@/lib/domain/micro-batch";
import { batches, NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { isUsuallyLong, longBatches, longBatchBudgetMs } from "./long-batches";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const BEAT = 10_000;
const USUAL = 5_000;

/** 10 s batches of 5 s each, except those given, by how many intervals ago they were made. */
const made = (long: Readonly<Record<number, number>>): readonly MicroBatch[] =>
  batches(360, (ago) => ({ workMs: long[ago] ?? USUAL }));
const situation = (long: Readonly<Record<number, number>>) =>
  situationAt(windowOf({ batches: made(long) }), NOW);
const of = (long: Readonly<Record<number, number>>) => longBatches(situation(long));

describe("batches that take long now and then", () => {
  it("are known from two that ended, with their usual time and distance", () =>
    expect(of({ 100: 70_000, 200: 80_000 })).toEqual({ usualMs: 75_000, everyMs: 100 * BEAT }));

  it.each<{ name: string; long: Readonly<Record<number, number>> }>([
    { name: "by one: it may have hung", long: { 100: 70_000 } },
    { name: "by batches of at most a minute", long: { 100: 60_000, 200: 60_000 } },
    {
      // 70 s beside 211 s: half of their median is 70.25 s.
      name: "by two, if one takes more than twice the median of the others",
      long: { 100: 70_000, 200: 70_000, 300: 140_001 },
    },
    {
      // Starts 200 s apart, and three times 70 s are 210 s.
      name: "by two that follow one another: that is slow work",
      long: { 100: 70_000, 120: 70_000 },
    },
  ])("are not known $name", ({ long }) => expect(of(long)).toBeUndefined());

  it.each<{ name: string; long: Readonly<Record<number, number>> }>([
    { name: "up to twice their median", long: { 100: 70_000, 200: 70_000, 300: 140_000 } },
    { name: "just over a minute", long: { 100: 60_001, 200: 60_001 } },
    { name: "three times as far apart as they take", long: { 100: 70_000, 121: 70_000 } },
  ])("are known $name", ({ long }) => expect(of(long)).toBeDefined());

  it("count from twice the effective interval if that is longer than a minute", () => {
    const every = (workMs: number) => {
      const intervalMs = 60_000;
      const history = batches(180, (ago) => ({ workMs: ago % 60 === 0 ? workMs : 20_000 }), {
        intervalMs,
      });
      return longBatches(situationAt(windowOf({ batches: history, intervalMs }), NOW));
    };
    expect(every(120_000)).toBeUndefined();
    expect(every(120_001)).toBeDefined();
  });
});

describe("the time budget of such a batch", () => {
  it("is half as much again as they take", () =>
    expect(longBatchBudgetMs(situation({ 100: 70_000, 200: 70_000 }))).toBe(105_000));

  it("is zero without any", () => expect(longBatchBudgetMs(situation({}))).toBe(0));
});

describe("a running batch", () => {
  /** One that was started `ranMs` ago, where others occasionally take 70 s. */
  function isUsual(ranMs: number, { neighbours = USUAL, others = true } = {}): boolean {
    const history = batches(360, (ago) => {
      if (ago === 20) return { workMs: 0, delayMs: 20 * BEAT - ranMs, state: "running" };
      const long = others && (ago === 200 || ago === 300);
      return { workMs: long ? 70_000 : neighbours };
    });
    const found = situationAt(windowOf({ batches: history }), NOW);
    const running = found.batches.find(({ endedAt }) => endedAt === Infinity);
    return running !== undefined && isUsuallyLong(found, running);
  }

  it.each([
    { name: "one and a half times what they take", ranMs: 105_000, want: true },
    { name: "more than that", ranMs: 105_001, want: false },
    { name: "an interval, which is not long", ranMs: BEAT, want: false },
    { name: "three times what its neighbours took", ranMs: 15_000, want: false },
    { name: "more than three times", ranMs: 15_001, want: true },
  ])("counts as one of them or not after $name", ({ ranMs, want }) =>
    expect(isUsual(ranMs)).toBe(want),
  );

  it("does not count where its neighbours are as slow", () =>
    expect(isUsual(50_000, { neighbours: 20_000 })).toBe(false));

  it("does not count where there were none", () =>
    expect(isUsual(50_000, { others: false })).toBe(false));
});
