import { describe, expect, it } from "vitest";
import type { Cause, Verdict } from "@/lib/domain/verdict";
import { diagnose, evaluate } from "@/lib/diagnosis/diagnose";
import { DSTREAM } from "@/lib/diagnosis/kinds/dstream";
import {
  hysteresisNow as presentOf,
  type HysteresisState,
  hysteresisStep as stepOf,
  isSteady,
} from "./hysteresis";
import type { RawVerdict } from "./announcement";
import { NOW, queueing, windowOf } from "@/lib/diagnosis/testing/window";
import { toEvaluation } from "./to-evaluation";

const hysteresisStep = (state: HysteresisState | undefined, raw: RawVerdict) =>
  stepOf(state, raw, DSTREAM);
const hysteresisNow = (
  minutes: HysteresisState | undefined,
  shown: HysteresisState | undefined,
  raw: RawVerdict,
) => presentOf(minutes, shown, raw, DSTREAM);

const BASE = evaluate(windowOf(), NOW);
const RAW = {
  ok: { ...BASE },
  slow: { ...BASE, bottleneck: "consumer", cause: "processing-too-slow", severity: "critical" },
  far: {
    ...BASE,
    bottleneck: "consumer",
    cause: "processing-too-slow",
    severity: "critical",
    evidence: farBeyond("processing-too-slow"),
  },
  full: { ...BASE, bottleneck: "shards-write", cause: "write-limit", severity: "critical" },
  level: { ...BASE, cause: "recovering", severity: "warning" },
  farLevel: {
    ...BASE,
    cause: "recovering",
    severity: "warning",
    evidence: farBeyond("recovering"),
  },
  stuck: { ...BASE, bottleneck: "consumer", cause: "stuck-batch", severity: "critical" },
  blind: { ...BASE, bottleneck: "unknown", cause: "no-data", severity: "unknown" },
  idle: { ...BASE, cause: "idle" },
  other: { ...BASE, cause: "other-consumer", severity: "info" },
} as const satisfies Record<string, Verdict>;

function farBeyond(cause: Cause): Verdict["evidence"] {
  return BASE.evidence.map((one) =>
    one.rule === cause ? { ...one, value: 200_000, limit: 10_000 } : one,
  );
}

function causesOf(...raws: (keyof typeof RAW)[]): string[] {
  let state: HysteresisState | undefined;
  return raws.map((raw) => {
    const step = hysteresisStep(state, RAW[raw]);
    state = step.state;
    return Object.entries(RAW).find(([, { cause }]) => cause === step.verdict.cause)?.[0] ?? "?";
  });
}

describe("isSteady", () => {
  const kinds = Object.keys(RAW) as (keyof typeof RAW)[]; // keys of a closed table
  /** Every fourth of all pasts of five minutes: enough to meet every pair of states in a row. */
  const pasts = Array.from({ length: kinds.length ** 5 / 4 }, (_, i) =>
    [1, 2, 3, 4, 5].map(
      (power) => kinds[Math.floor((4 * i) / kinds.length ** power) % kinds.length],
    ),
  );

  it.each(kinds)("three minutes of %s and the instant decide, whatever came before", (kind) => {
    const raw = RAW[kind];
    expect(isSteady([raw, raw, raw, raw])).toBe(true);
    for (const past of pasts) {
      let state: HysteresisState | undefined;
      for (const one of [...past, kind, kind, kind])
        state = hysteresisStep(state, RAW[one ?? kind]).state;
      const { headline, cause, bottleneck } = hysteresisNow(state, undefined, raw).verdict;
      expect({ headline, cause, bottleneck, past }).toMatchObject({
        headline: raw.headline,
        cause: raw.cause,
        bottleneck: raw.bottleneck,
      });
    }
  });

  it.each([
    ["three in all are too few", ["slow", "slow", "slow"]],
    ["a minute that found something else is not steady", ["slow", "ok", "slow", "slow"]],
    ["nor is another instant", ["slow", "slow", "slow", "full"]],
  ] as const)("%s", (_what, raws) => expect(isSteady(raws.map((raw) => RAW[raw]))).toBe(false));
});

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
    {
      name: "one blind minute does not delay what is found after it",
      raws: ["ok", "blind", "slow", "slow", "slow"],
      want: ["ok", "blind", "blind", "slow", "slow"],
    },
    {
      name: "a condition that lasts long by itself is shown at once",
      raws: ["ok", "stuck"],
      want: ["ok", "stuck"],
    },
    {
      name: "and left after three clear ones",
      raws: ["stuck", "ok", "ok", "ok"],
      want: ["stuck", "stuck", "stuck", "ok"],
    },
    {
      name: "blindness is shown and ended at once",
      raws: ["ok", "blind", "ok"],
      want: ["ok", "blind", "ok"],
    },
    {
      name: "the first evaluation that knows enough is shown by itself",
      raws: ["blind", "slow"],
      want: ["blind", "slow"],
    },
    {
      name: "and the second may replace it at once",
      raws: ["blind", "slow", "ok"],
      want: ["blind", "slow", "ok"],
    },
    {
      name: "but only once: its replacement is left like any other state",
      raws: ["blind", "level", "slow", "ok", "ok", "ok"],
      want: ["blind", "level", "slow", "slow", "slow", "ok"],
    },
    {
      name: "one fault follows another after two",
      raws: ["slow", "slow", "full", "full"],
      want: ["slow", "slow", "slow", "full"],
    },
    {
      name: "two alternating causes are not shown alternately",
      raws: ["slow", "slow", "level", "slow", "level", "slow"],
      want: ["slow", "slow", "slow", "slow", "slow", "slow"],
    },
    {
      name: "recovering follows an alarm after two",
      raws: ["slow", "slow", "level", "level"],
      want: ["slow", "slow", "slow", "level"],
    },
    {
      name: "idle is no alarm, and neither is its end",
      raws: ["ok", "ok", "idle", "ok", "idle", "other"],
      want: ["ok", "ok", "idle", "ok", "idle", "other"],
    },
    {
      name: "other calm verdicts wait for a second evaluation",
      raws: ["ok", "ok", "other", "ok", "other"],
      want: ["ok", "ok", "ok", "ok", "other"],
    },
    {
      name: "idle ends no alarm sooner",
      raws: ["slow", "slow", "idle", "idle", "idle"],
      want: ["slow", "slow", "slow", "slow", "idle"],
    },
    {
      name: "what hung and works again is no longer shown as hanging",
      raws: ["ok", "stuck", "level"],
      want: ["ok", "stuck", "level"],
    },
  ] as const)("$name", ({ raws, want }) => expect(causesOf(...raws)).toEqual(want));

  it("does not wait if batches wait for twenty intervals", () => {
    const { state } = hysteresisStep(undefined, RAW.ok);
    expect(hysteresisStep(state, RAW.far).verdict.cause).toBe("processing-too-slow");
    expect(hysteresisStep(state, RAW.slow).verdict.cause).toBe("keeping-up");
  });

  it("does not switch between two of them because both wait for twenty intervals", () => {
    const slow = hysteresisStep(undefined, RAW.far).state;
    expect(hysteresisStep(slow, RAW.farLevel).verdict.cause).toBe("processing-too-slow");
    const level = hysteresisStep(undefined, RAW.farLevel).state;
    expect(hysteresisStep(level, RAW.far).verdict.cause).toBe("recovering");
  });

  it("keeps present evidence and numbers", () => {
    const { state } = hysteresisStep(undefined, RAW.ok);
    const now = { ...RAW.slow, at: NOW + 60_000, blind: [{ rule: "idle", missing: "x" }] } as const;
    const { verdict } = hysteresisStep(state, now);
    expect([verdict.cause, verdict.at, verdict.blind]).toEqual([
      "keeping-up",
      NOW + 60_000,
      now.blind,
    ]);
  });

  it("can be stored and resumed", () => {
    const { state } = hysteresisStep(undefined, RAW.slow);
    const stored: HysteresisState = JSON.parse(JSON.stringify(state));
    expect(hysteresisStep(stored, RAW.ok)).toEqual(hysteresisStep(state, RAW.ok));
  });
});

describe("an application that was just started", () => {
  const BEFORE = NOW - 600_000;
  const slow = hysteresisStep(
    hysteresisStep(undefined, { ...RAW.slow, streamingSince: BEFORE }).state,
    {
      ...RAW.slow,
      streamingSince: BEFORE,
    },
  ).state;

  it("does not inherit the verdict of the one before it", () => {
    const started = { ...RAW.ok, streamingSince: BEFORE + 1 };
    expect(hysteresisStep(slow, started).verdict.cause).toBe("keeping-up");
    expect(hysteresisNow(slow, undefined, started).verdict.cause).toBe("keeping-up");
  });

  it("has an alarm of its own, and leaves the old one after three evaluations", () => {
    const { state } = hysteresisStep(slow, { ...RAW.slow, streamingSince: NOW });
    const ok = { ...RAW.ok, streamingSince: NOW };
    expect(hysteresisStep(state, ok).verdict.cause).toBe("processing-too-slow");
  });

  it("is the same one if its start is the same, or is not known", () => {
    const { streamingSince: _start, ...unknown } = RAW.ok;
    for (const same of [{ ...RAW.ok, streamingSince: BEFORE }, unknown])
      expect(hysteresisStep(slow, same).verdict.cause).toBe("processing-too-slow");
  });

  it("does not change what the stream refuses", () => {
    const full = hysteresisStep(
      hysteresisStep(undefined, { ...RAW.full, streamingSince: BEFORE }).state,
      {
        ...RAW.full,
        streamingSince: BEFORE,
      },
    ).state;
    expect(hysteresisStep(full, { ...RAW.ok, streamingSince: NOW }).verdict.cause).toBe(
      RAW.full.cause,
    );
  });

  it("does not appear in the verdict", () =>
    expect(hysteresisStep(slow, { ...RAW.ok, streamingSince: NOW }).verdict).not.toHaveProperty(
      "streamingSince",
    ));
});

describe("the present between two whole minutes", () => {
  /** What is shown at successive instants, after some whole minutes. */
  function shown(minutes: readonly Verdict[], instants: readonly Verdict[]): string[] {
    let state: HysteresisState | undefined;
    for (const raw of minutes) state = hysteresisStep(state, raw).state;
    let last: HysteresisState | undefined;
    return instants.map((raw) => {
      const present = hysteresisNow(state, last, raw);
      last = present.shown;
      return present.verdict.cause;
    });
  }

  it.each([
    {
      name: "a cause that comes and goes by the second is shown once",
      minutes: [RAW.ok, RAW.slow],
      instants: [RAW.ok, RAW.slow, RAW.ok, RAW.slow, RAW.ok],
      want: ["keeping-up", ...Array.from({ length: 4 }, () => "processing-too-slow")],
    },
    {
      name: "many instants are one evaluation: alone they raise nothing",
      minutes: [RAW.ok, RAW.ok],
      instants: [RAW.slow, RAW.slow, RAW.slow],
      want: ["keeping-up", "keeping-up", "keeping-up"],
    },
    {
      name: "nor do they end an alarm",
      minutes: [RAW.slow, RAW.slow],
      instants: [RAW.ok, RAW.ok, RAW.ok],
      want: Array.from({ length: 3 }, () => "processing-too-slow"),
    },
    {
      name: "a condition that is shown at once replaces what was just shown",
      minutes: [RAW.ok, RAW.slow],
      instants: [RAW.slow, RAW.stuck],
      want: ["processing-too-slow", "stuck-batch"],
    },
    {
      name: "the first answers after a start replace the lack of data",
      minutes: [],
      instants: [RAW.blind, RAW.ok],
      want: ["no-data", "keeping-up"],
    },
    { name: "no instant, nothing shown", minutes: [RAW.ok], instants: [], want: [] },
  ])("$name", ({ minutes, instants, want }) => expect(shown(minutes, instants)).toEqual(want));

  it("has the evidence of its own instant, even while it shows an earlier verdict", () => {
    const minutes = hysteresisStep(hysteresisStep(undefined, RAW.ok).state, RAW.slow).state;
    const { shown: last } = hysteresisNow(minutes, undefined, RAW.slow);
    const now = { ...RAW.ok, at: NOW + 5_000 };
    const { verdict } = hysteresisNow(minutes, last, now);
    expect([verdict.cause, verdict.at]).toEqual(["processing-too-slow", NOW + 5_000]);
  });
});

describe("diagnose", () => {
  const slow = windowOf({
    batches: queueing(1080, (ago) => ({ workMs: ago <= 60 ? 14_000 : 5_000 })),
  });

  it("is the same for the same window", () =>
    expect(diagnose(slow, NOW)).toEqual(diagnose(structuredClone(slow), NOW)));

  it("evaluates a past instant by what was true then", () => {
    expect(diagnose(slow, NOW).cause).toBe("processing-too-slow");
    expect(diagnose(slow, NOW - 15 * 60_000).cause).toBe("keeping-up");
    const cut = { ...slow, batches: slow.batches.filter(({ at }) => at <= NOW - 15 * 60_000) };
    expect(diagnose(slow, NOW - 15 * 60_000).headline).toBe(
      diagnose(cut, NOW - 15 * 60_000).headline,
    );
  });

  it("evaluates every rule, and says so in words", () => {
    const { evidence, blind } = diagnose(windowOf(), NOW);
    expect(evidence.map(({ rule }) => rule)).toContain("shards-unread");
    expect(evidence.every(({ text }) => text.endsWith("."))).toBe(true);
    expect(blind).toEqual([]);
  });

  it("keeps enough for the timeline", () => {
    const verdict = diagnose(slow, NOW);
    const { at, bottleneck, severity, cause, since, numbers } = verdict;
    expect(toEvaluation(verdict)).toEqual({ at, bottleneck, severity, cause, since, numbers });
  });
});

describe("a recovery that is shown until its three minutes end", () => {
  const level = hysteresisStep(hysteresisStep(undefined, RAW.level).state, RAW.level).state;
  const recovery = {
    by: "restart",
    from: NOW - 60_000,
    backlogAtStart: 5,
    leftRecords: 3,
    levelAt: NOW + 1,
  } as const;

  it("no longer says how far behind it was once nothing is left", () => {
    const { verdict } = hysteresisStep(level, RAW.ok);
    expect([verdict.cause, verdict.headline]).toEqual([
      "recovering",
      "Spark has caught up: no backlog is left.",
    ]);
  });

  it("keeps its progress if too little is known, or another trouble is found", () => {
    expect(hysteresisStep(level, RAW.slow).verdict.headline).toBe(RAW.level.headline);
    expect(hysteresisStep(level, RAW.blind).verdict.headline).toBe(RAW.blind.headline);
  });

  it("shows its progress only while it is found and shown", () => {
    expect(hysteresisStep(level, { ...RAW.level, recovery }).verdict.recovery).toEqual(recovery);
    expect(hysteresisStep(level, RAW.slow).verdict.recovery).toBeUndefined();
    const slow = hysteresisStep(hysteresisStep(undefined, RAW.slow).state, RAW.slow).state;
    expect(hysteresisStep(slow, { ...RAW.level, recovery }).verdict.recovery).toBeUndefined();
  });

  it("still says when it began once it has caught up, and no longer what was left", () => {
    const { state } = hysteresisStep(level, { ...RAW.level, recovery });
    const isLevel = { ...recovery, leftRecords: null, levelAt: null, isLevel: true };
    expect(hysteresisStep(state, RAW.ok).verdict.recovery).toEqual(isLevel);
    expect(hysteresisStep(state, RAW.slow).verdict.recovery).toBeUndefined();
  });

  it("says at its end that it has caught up, even if it had shown no progress", () =>
    expect(hysteresisStep(level, { ...RAW.ok, at: NOW }).verdict.recovery).toEqual({
      by: "draining",
      from: level.announced.since ?? NOW,
      backlogAtStart: null,
      leftRecords: null,
      levelAt: null,
      isLevel: true,
    }));
});
