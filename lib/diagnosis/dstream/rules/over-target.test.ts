import { describe, expect, it } from "vitest";
import { diagnose, evaluate } from "@/lib/diagnosis/diagnose";
import { DSTREAM } from "@/lib/diagnosis/kinds/dstream";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import { delays } from "@/lib/diagnosis/dstream/quantities/backlog/delays";
import {
  batches,
  type Given,
  HOURS_3,
  NOW,
  queueing,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { type HysteresisState, hysteresisStep } from "@/lib/diagnosis/verdict/hysteresis";
import type { Reading } from "@/lib/domain/facts";
import type { SourceState } from "@/lib/domain/source-state";
import type { PipelineWindow } from "@/lib/domain/window";

const MINUTE = 60_000;

/** The healthy window takes 10 s end to end: half an interval of 10 s, and 5 s of processing. */
const HEALTHY_MS = 10_000;

function targeted(targetDelayMs: number, given: Given = {}): PipelineWindow {
  return { ...windowOf(given), targetDelayMs };
}

/** Batches take 7 s instead of 5 s in the last `since` minutes, until `until` minutes ago. */
function slowerSince(since: number, until = 0): Given {
  const isSlow = (ago: number) => ago <= since * 6 && ago > until * 6;
  return { batches: batches(1080, (ago) => ({ workMs: isSlow(ago) ? 7_000 : 5_000 })) };
}

const row = (window: PipelineWindow, at = NOW) =>
  evaluate(window, at).evidence.find(({ rule }) => rule === "over-target");

/** The first whole minute at which the delay is above, epoch ms. */
function firstAbove(window: PipelineWindow, targetMs: number): number {
  for (let at = NOW - 60 * MINUTE; at <= NOW; at += MINUTE) {
    if ((delays(situationAt(window, at)).endToEndMs ?? 0) > targetMs) return at;
  }
  throw new Error("the delay is never above");
}

type Span = readonly [from: number, to: number];

/** The driver is silent, and the delay unknown, from one instant to another. */
function silent(...spans: readonly Span[]): NonNullable<Given["facts"]> {
  const ok = (at: number): Reading<SourceState> => ({
    at,
    value: { status: "ok", lastSuccessAt: at, clockSkewMs: 0 },
  });
  const failing = (at: number): Reading<SourceState> => ({
    at,
    value: { status: "failing", lastSuccessAt: at - 60_000, since: at - 60_000, fault: "timeout" },
  });
  const readings = spans.flatMap(([from, to]) => [failing(from), ok(to)]);
  return { "source-spark": [ok(NOW - HOURS_3), ...readings] };
}

describe("a delay over its target", () => {
  it("is a warning that says how long it takes, and where", () => {
    const verdict = evaluate(targeted(HEALTHY_MS - 1), NOW);
    expect(verdict).toMatchObject({
      cause: "over-target",
      bottleneck: "none",
      severity: "warning",
      also: [],
      headline:
        "Over the target of 10 s: a record put now will be done in 10 s, and waits for its batch to close for the longest part of it (5 s).",
    });
    expect(verdict.advice.length).toBeGreaterThan(0);
  });

  it("at its target meets it", () => {
    expect(evaluate(targeted(HEALTHY_MS), NOW)).toMatchObject({ cause: "keeping-up" });
    expect(row(targeted(HEALTHY_MS))).toMatchObject({
      state: "clear",
      value: HEALTHY_MS,
      limit: HEALTHY_MS,
      series: "endToEndDelay",
    });
  });

  it("has no row without a target", () => {
    expect(row(windowOf())).toBeUndefined();
    expect(evaluate(windowOf(), NOW).cause).toBe("keeping-up");
  });

  it("holds exactly five minutes after the first evaluation above", () => {
    const window = targeted(11_000, slowerSince(12));
    const first = firstAbove(window, 11_000);
    const at = (ms: number) => row(window, first + ms)?.state;
    expect(at(5 * MINUTE - 1)).toBe("clear");
    expect(at(5 * MINUTE)).toBe("holds");
    expect(evaluate(window, first + 5 * MINUTE).since).toBe(first);
    expect(evaluate(window, first + 5 * MINUTE + 20_000).since).toBe(first);
  });

  it("is over with the first evaluation at the target", () => {
    const window = targeted(11_000, slowerSince(30, 3));
    const over = (at: number) => row(window, at)?.state === "holds";
    const last = Array.from({ length: 6 }, (_, i) => NOW - i * MINUTE).find(over);
    expect(last).toBeDefined();
    expect(over(NOW)).toBe(false);
    expect(delays(situationAt(window, (last ?? 0) + MINUTE)).endToEndMs).toBeLessThanOrEqual(
      11_000,
    );
  });

  it("keeps its beginning, however long ago it is", () => {
    const window = targeted(11_000, slowerSince(170));
    const later = targeted(11_000, slowerSince(47));
    const first = firstAbove(later, 11_000);
    const sinces = [10, 14, 15, 16, 21, 33].map((m) => evaluate(later, first + m * MINUTE).since);
    expect(new Set(sinces)).toEqual(new Set([first]));
    expect(evaluate(window, NOW)).not.toHaveProperty("sinceIsAtLeast");
  });

  it("began at least when the data begin", () =>
    expect(evaluate(targeted(5_000), NOW)).toMatchObject({
      cause: "over-target",
      sinceIsAtLeast: true,
    }));
});

describe("an unknown delay", () => {
  const over = HEALTHY_MS - 1;
  const state = (...spans: readonly Span[]) =>
    row(targeted(over, { facts: silent(...spans) }))?.state;
  const span = (from: number, to: number) =>
    [NOW - from * MINUTE - 10_000, NOW - to * MINUTE + 10_000] as const;

  it("between two that are above is no break", () => expect(state(span(3, 2))).toBe("holds"));

  it("leaves three of six, and then is too much", () => {
    expect(state(span(3, 1))).toBe("holds");
    expect(state(span(4, 1))).toBe("blind");
  });

  it("five minutes ago leaves open how long it has been above", () =>
    expect(state(span(5, 5))).toBe("blind"));

  it("at the instant leaves what the minutes before it show", () => {
    expect(state([NOW - 10_000, NOW + MINUTE])).toBe("holds");
    expect(row(targeted(over, { facts: silent([NOW - 10_000, NOW + MINUTE]) }))?.text).toBe(
      "The end-to-end delay is not known now, and above its target for at least 2 h 55 min. The target is 10 s.",
    );
  });

  it("everywhere is no warning", () => {
    const window = targeted(over, { facts: silent([NOW - HOURS_3 + 1, NOW + MINUTE]) });
    expect(row(window)?.state).toBe("blind");
    expect(evaluate(window, NOW).cause).not.toBe("over-target");
  });

  it("is no reason against a calm verdict: a target is no part of its proof", () => {
    const window = targeted(HEALTHY_MS, { facts: silent(span(5, 5)) });
    expect(evaluate(window, NOW).severity).toBe("ok");
  });
});

describe("a lower bound of the delay", () => {
  /** The batch made `ago` intervals ago hangs. */
  const hangs = (ago: number): Given => ({
    batches: batches(1080, (made) => {
      if (made > ago) return {};
      return made === ago ? { state: "running" } : { state: "queued" };
    }),
  });

  it("above the target is above it", () => {
    const window = targeted(60_000, hangs(45));
    expect(delays(situationAt(window, NOW)).atLeast).toBe(true);
    expect(row(window)?.state).toBe("holds");
    expect(row(window)?.text).toMatch(/^The end-to-end delay is more than 7 min 35 s, and above/);
  });

  it("below the target does not show that it is met", () =>
    expect(row(targeted(30 * MINUTE, hangs(45)))?.state).not.toBe("holds"));
});

describe("beside other causes", () => {
  const tooSlow: Given = {
    batches: queueing(1080, (ago) => ({ workMs: ago < 120 ? 14_000 : 5_000 })),
  };

  it("comes after the one that explains it", () => {
    const verdict = evaluate(targeted(60_000, tooSlow), NOW);
    expect(verdict).toMatchObject({ cause: "processing-too-slow", severity: "critical" });
    expect(verdict.also).toContain("over-target");
  });

  it("gives no advice there", () => {
    const texts = (window: PipelineWindow) => evaluate(window, NOW).advice.map(({ text }) => text);
    expect(texts(targeted(60_000, tooSlow))).toEqual(texts(windowOf(tooSlow)));
  });

  it("comes before a limit that is only near", () => {
    const busy: Given = { batches: batches(1080, () => ({ workMs: 8_800 })) };
    expect(evaluate(windowOf(busy), NOW).cause).toBe("at-risk");
    expect(evaluate(targeted(9_000, busy), NOW)).toMatchObject({
      cause: "over-target",
      also: ["at-risk"],
    });
  });

  it("comes after a recovery, which explains it", () => {
    const caughtUp: Given = {
      batches: queueing(1080, (ago) => ({ workMs: ago < 180 && ago > 75 ? 16_000 : 4_000 })),
    };
    const verdict = evaluate(targeted(30_000, caughtUp), NOW);
    expect(verdict.cause).toBe("recovering");
    expect(verdict.also).toContain("over-target");
  });

  it("comes before a calm verdict of another rule", () => {
    const rules = DSTREAM.rules.map(({ cause }) => cause);
    expect(rules.indexOf("other-consumer")).toBeLessThan(rules.indexOf("over-target"));
    expect(rules.indexOf("over-target")).toBeLessThan(rules.indexOf("at-risk"));
    expect(DSTREAM.rules.filter((rule) => rule.excludesCalm).map(({ cause }) => cause)).toEqual([
      "over-target",
    ]);
  });
});

describe("over time", () => {
  it("is shown once two evaluations found it, and ends after three that did not", () => {
    const window = targeted(11_000, slowerSince(30, 12));
    const shown: string[] = [];
    let state: HysteresisState | undefined;
    for (let at = NOW - 35 * MINUTE; at <= NOW; at += MINUTE) {
      const step = hysteresisStep(state, evaluate(window, at), DSTREAM);
      ({ state } = step);
      if (shown.at(-1) !== step.verdict.cause) shown.push(step.verdict.cause);
    }
    expect(shown).toEqual(["keeping-up", "over-target", "keeping-up"]);
  });

  it("says what must be seen for it to end", () => {
    const { clearing } = diagnose(targeted(HEALTHY_MS - 1), NOW);
    expect(clearing).toMatchObject({
      suffices: "all",
      conditions: [{ met: false, value: HEALTHY_MS, limit: HEALTHY_MS - 1 }],
    });
  });

  it("ends at the target", () => {
    const [look] = DSTREAM.endings["over-target"]?.looks ?? [];
    expect(look?.(situationAt(targeted(HEALTHY_MS), NOW)).met).toBe(true);
  });
});

describe("its advice", () => {
  const text = (window: PipelineWindow) => evaluate(window, NOW).advice.map((one) => one.text);

  it("is a shorter interval if records wait for their batch", () => {
    const quick: Given = { batches: batches(1080, () => ({ workMs: 1_000 })) };
    expect(text(targeted(4_000, quick))).toEqual([
      "Set the batch interval to at most 6 s instead of 10 s.",
    ]);
    expect(text(targeted(1_500, quick))).toEqual([
      "Make batches quicker, and then the batch interval shorter: they take 1 s, so a shorter one alone does not meet the target.",
    ]);
  });

  it("is a shorter interval only as far as batches fit into it", () => {
    const busy = (workMs: number): Given => ({ batches: batches(1080, () => ({ workMs })) });
    // 2 × (7 − 3.4) = 7.2 s, of which batches take 3.4 s.
    expect(text(targeted(7_000, busy(3_400)))[0]).toMatch(
      /^Set the batch interval to at most 7 s /,
    );
    expect(text(targeted(5_000, busy(3_400)))[0]).toMatch(/^Make batches quicker, and then /);
  });

  it("is quicker batches if processing takes longest", () => {
    const busy: Given = { batches: batches(1080, () => ({ workMs: 8_000 })) };
    expect(text(targeted(11_000, busy))).toEqual([
      "Make batches quicker, 6 s instead of 8 s: more tasks at once, less work for each record, or a quicker output.",
    ]);
    expect(text(targeted(5_000, busy))[0]).toMatch(
      /^Make batches quicker, and more frequent, too:/,
    );
  });
});
