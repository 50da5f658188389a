import { describe, expect, it } from "vitest";
import type { Cause } from "@/lib/domain/verdict";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { type HysteresisState, hysteresisStep } from "@/lib/diagnosis/verdict/hysteresis";
import { isDraining } from "@/lib/diagnosis/dstream/quantities/queue/draining";
import { isQueueStalled } from "@/lib/diagnosis/dstream/quantities/queue/stalled-queue";
import {
  batches,
  minutes,
  healthyPeriod,
  NOW,
  queueing,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { DSTREAM } from "@/lib/diagnosis/kinds/dstream";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** Mulberry32, and noise of mean 0 and deviation 1 from it (the sum of twelve uniform values). */
function noise(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, -6);
}

/** The verdicts minute by minute for a Spark whose load was `before` and then became `load`. */
function verdicts(
  load: number,
  { seed = 1, intervalMs = 2_000, lastMinutes = 45, until = 0 } = {},
): Cause[] {
  const random = noise(seed);
  const since = (lastMinutes * 60_000) / intervalMs;
  const mended = (until * 60_000) / intervalMs;
  const window = windowOf({
    intervalMs,
    periods: minutes(180, healthyPeriod),
    batches: queueing(
      10_800_000 / intervalMs,
      (ago) => {
        const now = ago <= since && ago > mended ? load : 0.55;
        return { workMs: intervalMs * now * (1 + 0.04 * random()) };
      },
      { intervalMs },
    ),
  });
  let state: HysteresisState | undefined;
  const causes: Cause[] = [];
  for (let at = NOW - (lastMinutes + 5) * 60_000; at <= NOW; at += 60_000) {
    const step = hysteresisStep(state, evaluate(window, at), DSTREAM);
    state = step.state;
    if (causes.at(-1) !== step.verdict.cause) causes.push(step.verdict.cause);
  }
  return causes;
}

describe("a load near 1", () => {
  it.each([1, 2, 3, 4])(
    "of 1.03 is too slow for as long as it lasts, whatever the noise: %i",
    (seed) => {
      const causes = verdicts(1.03, { seed });
      expect(causes.at(-1)).toBe("processing-too-slow");
      expect(causes).not.toContain("recovering");
      expect(causes.filter((cause) => cause === "processing-too-slow")).toHaveLength(1);
    },
  );

  it.each([1, 2])("recovers once when it is mended: %i", (seed) => {
    const causes = verdicts(1.06, { seed, until: 10 });
    expect(causes.slice(-3)).toEqual(["processing-too-slow", "recovering", "keeping-up"]);
  });

  it.each([1, 2, 3])("of 0.97 is a risk and never too slow: %i", (seed) => {
    const causes = verdicts(0.97, { seed });
    expect(causes.at(-1)).toBe("at-risk");
    expect(causes).not.toContain("processing-too-slow");
  });
});

const delays = (of: (ago: number) => number) =>
  situationAt(
    windowOf({ batches: batches(60, (ago) => ({ delayMs: of(ago), workMs: 100 })) }),
    NOW,
  );

describe("isDraining", () => {
  it.each([
    ["five steps of a tenth of the interval each", (ago: number) => 50_000 + 1_000 * ago, true],
    ["smaller steps that are all equal", (ago: number) => 50_000 + 500 * ago, true],
    ["steps that are too small a part of the interval", (ago: number) => 50_000 + 199 * ago, false],
    ["slow steps that last for 40 batches", (ago: number) => 50_000 + 200 * ago, true],
    ["a queue that grows", (ago: number) => 90_000 - 1_000 * ago, false],
    ["a constant queue", () => 50_000, false],
    [
      "steps down that are lost in those up",
      (ago: number) => 50_000 + 200 * ago + (ago % 2 === 0 ? 3_000 : 0),
      false,
    ],
  ])("%s", (_name, of, wanted) => expect(isDraining(delays(of))).toBe(wanted));

  it("is false with fewer than five steps", () => {
    const window = windowOf({
      batches: batches(5, (ago) => ({ delayMs: 9_000 * ago, workMs: 1 })),
    });
    expect(isDraining(situationAt(window, NOW))).toBe(false);
  });

  it.each([
    [
      "three of a quarter of the interval in two minutes",
      { intervalMs: 40_000, down: 10_000 },
      true,
    ],
    ["three slightly smaller steps", { intervalMs: 40_000, down: 9_999 }, false],
    ["three steps that last for less", { intervalMs: 39_999, down: 20_000 }, false],
  ])("%s", (_name, { intervalMs, down }, wanted) => {
    const of = (ago: number) => ({ delayMs: down * Math.min(ago, 4), workMs: 100 });
    const window = windowOf({ intervalMs, batches: batches(60, of, { intervalMs }) });
    expect(isDraining(situationAt(window, NOW))).toBe(wanted);
  });
});

describe("isQueueStalled", () => {
  const climb = (ago: number) => Math.max(0, 50 - ago) * 1_000;

  it.each([
    [
      "grown batch by batch, and no batch waits less",
      (ago: number) => climb(Math.max(ago, 12)),
      true,
    ],
    ["exactly an interval is no wait", (ago: number) => Math.min(10_000, climb(ago)), false],
    ["one slow batch made no climb", (ago: number) => (ago <= 12 ? 30_000 : 0), false],
    ["it drains", (ago: number) => (ago > 12 ? climb(ago) : 38_000 - (12 - ago) * 1_000), false],
    ["nobody waits", () => 0, false],
  ])("%s", (_name, of, wanted) => expect(isQueueStalled(delays(of))).toBe(wanted));
});
