import { describe, expect, it } from "vitest";
import type { RecoveryProgress } from "@/lib/domain/verdict";
import { wrongAfterHealing } from "./after-healing";
import type { Sample } from "./watch/sample";

const SLOW: Omit<Sample, "at"> = {
  bottleneck: "consumer",
  cause: "processing-too-slow",
  severity: "critical",
  headline: "Spark is too slow.",
};
const DOWN: Omit<Sample, "at"> = { ...SLOW, cause: "down", headline: "Spark is down." };
const PROGRESS: RecoveryProgress = {
  by: "restart",
  from: 100,
  backlogAtStart: 900,
  leftRecords: 400,
  levelAt: null,
};
const RECOVERS: Omit<Sample, "at"> = {
  ...SLOW,
  cause: "recovering",
  severity: "warning",
  headline: "Spark is catching up.",
  recovery: PROGRESS,
};

/** Mended at 100; these verdicts from 95 on, one after another. */
const wrong = (...said: readonly Omit<Sample, "at">[]) =>
  wrongAfterHealing({
    samples: said.map((one, i) => ({ ...one, at: 95 + i })),
    onset: 50,
    healed: 100,
    causes: ["processing-too-slow"],
  });
const times = (count: number, one: Omit<Sample, "at">) => Array.from({ length: count }, () => one);

describe("after a trouble was mended", () => {
  it("accepts the trouble until it ends, and not again", () => {
    expect(wrong(...times(8, SLOW), RECOVERS)).toEqual([]);
    expect(wrong(...times(8, SLOW), RECOVERS, SLOW)).toEqual([
      "critical after it was mended: Spark is too slow.",
    ]);
  });

  it("accepts no other alarm", () => {
    expect(wrong(...times(6, SLOW), DOWN)).toEqual([
      "critical after it was mended: Spark is down.",
    ]);
  });

  it("ignores the verdicts before the mending", () => {
    expect(wrong(...times(6, DOWN))).toEqual([]);
  });

  it("requires a lasting recovery to say since when, and how much is left", () => {
    const { recovery: _none, ...silent } = RECOVERS;
    const unknown = { ...RECOVERS, recovery: { ...PROGRESS, leftRecords: null } };
    expect(wrong(...times(16, RECOVERS))).toEqual([]);
    expect(wrong(...times(15, silent))).toEqual([]);
    expect(wrong(...times(16, silent))).toEqual(["it recovers, and nowhere says since when"]);
    expect(wrong(...times(16, unknown))).toEqual(["it recovers, and never says how much is left"]);
  });

  it("accepts no recovery from before the trouble", () => {
    const early = { ...RECOVERS, recovery: { ...PROGRESS, from: 49 } };
    expect(wrong(...times(16, early))).toEqual([
      "it recovers since 1970-01-01T00:00:00.049Z, before the trouble began",
    ]);
  });
});
