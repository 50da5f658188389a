import { describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/domain/verdict";
import { diagnose, judge } from "./diagnose";
import { type FoldState, foldStep } from "./fold";
import { NOW, queueing, windowOf } from "./testing/window";
import { toJudgement } from "./to-judgement";

const BASE = judge(windowOf(), NOW);
const RAW = {
  ok: { ...BASE },
  slow: { ...BASE, bottleneck: "consumer", cause: "processing-too-slow", severity: "critical" },
  far: {
    ...BASE,
    bottleneck: "consumer",
    cause: "processing-too-slow",
    severity: "critical",
    evidence: BASE.evidence.map((one) =>
      one.rule === "processing-too-slow" ? { ...one, value: 200_000, limit: 10_000 } : one,
    ),
  },
  full: { ...BASE, bottleneck: "shards-write", cause: "write-limit", severity: "critical" },
  stuck: { ...BASE, bottleneck: "consumer", cause: "stuck-batch", severity: "critical" },
  blind: { ...BASE, bottleneck: "unknown", cause: "no-data", severity: "unknown" },
} as const satisfies Record<string, Verdict>;

function said(...raws: (keyof typeof RAW)[]): string[] {
  let state: FoldState | undefined;
  return raws.map((raw) => {
    const step = foldStep(state, RAW[raw]);
    state = step.state;
    return Object.entries(RAW).find(([, { cause }]) => cause === step.verdict.cause)?.[0] ?? "?";
  });
}

describe("hysteresis", () => {
  it.each([
    {
      name: "one odd evaluation raises nothing",
      raws: ["ok", "slow", "ok"],
      want: ["ok", "ok", "ok"],
    },
    {
      name: "two of three do",
      raws: ["ok", "slow", "ok", "slow"],
      want: ["ok", "ok", "ok", "slow"],
    },
    {
      name: "an alarm ends after three clear ones",
      raws: ["slow", "slow", "ok", "ok", "ok"],
      want: ["slow", "slow", "slow", "slow", "ok"],
    },
    {
      name: "a relapse starts the count again",
      raws: ["slow", "slow", "ok", "ok", "slow", "ok", "ok", "ok"],
      want: ["slow", "slow", "slow", "slow", "slow", "slow", "slow", "ok"],
    },
    { name: "a long condition is said at once", raws: ["ok", "stuck"], want: ["ok", "stuck"] },
    {
      name: "and left after three clear ones",
      raws: ["stuck", "ok", "ok", "ok"],
      want: ["stuck", "stuck", "stuck", "ok"],
    },
    {
      name: "blindness is said at once, and ended",
      raws: ["ok", "blind", "ok"],
      want: ["ok", "blind", "ok"],
    },
    {
      name: "the first that knows enough speaks for itself",
      raws: ["blind", "slow"],
      want: ["blind", "slow"],
    },
    {
      name: "and is taken back by the second",
      raws: ["blind", "slow", "ok"],
      want: ["blind", "slow", "ok"],
    },
    {
      name: "one blame follows another after two",
      raws: ["slow", "slow", "full", "full"],
      want: ["slow", "slow", "slow", "full"],
    },
  ] as const)("$name", ({ raws, want }) => expect(said(...raws)).toEqual(want));

  it("does not wait when batches wait twenty beats", () => {
    const { state } = foldStep(undefined, RAW.ok);
    expect(foldStep(state, RAW.far).verdict.cause).toBe("processing-too-slow");
    expect(foldStep(state, RAW.slow).verdict.cause).toBe("keeping-up");
  });

  it("keeps the evidence and numbers of now", () => {
    const { state } = foldStep(undefined, RAW.ok);
    const now = { ...RAW.slow, at: NOW + 60_000, blind: [{ rule: "idle", missing: "x" }] } as const;
    const { verdict } = foldStep(state, now);
    expect([verdict.cause, verdict.at, verdict.blind]).toEqual([
      "keeping-up",
      NOW + 60_000,
      now.blind,
    ]);
  });

  it("can be stored and taken up again", () => {
    const { state } = foldStep(undefined, RAW.slow);
    const stored: FoldState = JSON.parse(JSON.stringify(state));
    expect(foldStep(stored, RAW.ok)).toEqual(foldStep(state, RAW.ok));
  });
});

describe("diagnose", () => {
  const slow = windowOf({
    batches: queueing(1080, (ago) => ({ workMs: ago <= 60 ? 14_000 : 5_000 })),
  });

  it("is the same for the same window", () =>
    expect(diagnose(slow, NOW)).toEqual(diagnose(structuredClone(slow), NOW)));

  it("judges a past instant by what was true then", () => {
    expect(diagnose(slow, NOW).cause).toBe("processing-too-slow");
    expect(diagnose(slow, NOW - 15 * 60_000).cause).toBe("keeping-up");
    const cut = { ...slow, batches: slow.batches.filter(({ id }) => id <= NOW - 15 * 60_000) };
    expect(diagnose(slow, NOW - 15 * 60_000).headline).toBe(
      diagnose(cut, NOW - 15 * 60_000).headline,
    );
  });

  it("looks at every rule, and says so in words", () => {
    const { evidence, blind } = diagnose(windowOf(), NOW);
    expect(evidence.map(({ rule }) => rule)).toContain("shards-unread");
    expect(evidence.every(({ text }) => text.endsWith("."))).toBe(true);
    expect(blind).toEqual([]);
  });

  it("keeps enough for the timeline", () => {
    const verdict = diagnose(slow, NOW);
    const { at, bottleneck, severity, cause, since, numbers } = verdict;
    expect(toJudgement(verdict)).toEqual({ at, bottleneck, severity, cause, since, numbers });
  });
});
