import { describe, expect, it } from "vitest";
import { impactOfCause } from "./impact";
import type { Cause, Severity } from "./verdict";
import { worstOf, worstSpan } from "./worst-span";

const span = (from: number, to: number, cause: Cause, severity: Severity) => ({
  from,
  to,
  cause,
  severity,
  bottleneck: "none" as const,
  impact: impactOfCause(cause),
});

const fine = span(0, 10, "keeping-up", "ok");
const cap = span(10, 21, "rate-cap", "critical");
const slow = span(21, 26, "processing-too-slow", "critical");
/** Shorter, and worse: nothing is read. */
const down = span(21, 22, "down", "critical");
/** Shorter, and later by far. */
const late = { ...slow, impact: { ...slow.impact, lag: 3 } };
const risk = span(10, 60, "at-risk", "warning");
const silent = span(10, 60, "no-data", "unknown");
const STARTED = { cause: "no-data", severity: "unknown" } as const;
const DOWN = { cause: "down", severity: "critical" } as const;
const CAP = { cause: "rate-cap", severity: "critical" } as const;
const SLOW = { cause: "processing-too-slow", severity: "critical" } as const;

describe("what a window is shown as", () => {
  it.each([
    ["the trouble that a restart ended, unknown at the end", [fine, cap], STARTED, cap],
    ["the trouble that was over at the end", [fine, cap], fine, cap],
    ["a warning before an end that nobody can judge", [fine, risk], STARTED, risk],
    ["the critical, however long the warning", [risk, cap], risk, cap],
    ["of two criticals the one that does more impact, however short", [cap, down], STARTED, down],
    ["the one that does more impact, if the end is the longer one", [down, cap], CAP, down],
    ["of two of one kind the one that is later", [cap, late], STARTED, late],
    ["of two that do the same impact the longer one", [cap, slow], STARTED, cap],
    ["the longer critical, if the end is the shorter one", [cap, slow], SLOW, cap],
    ["the end: it does more impact than what was longer", [cap, down], DOWN, undefined],
    [
      "the critical, whatever impact the warning does",
      [{ ...risk, impact: down.impact }, cap],
      STARTED,
      cap,
    ],
    [
      "the critical of a span that ends where another one begins",
      [cap],
      { cause: "down", severity: "critical" } as const,
      cap,
    ],
    ["the end: it is the longer critical", [slow, { ...cap, to: 15 }], SLOW, undefined],
    ["the end: of two as long", [cap, { ...slow, to: 32 }], SLOW, undefined],
    ["the end, of a window inside the trouble", [cap], cap, undefined],
    [
      "the end, of the same trouble on both sides",
      [cap],
      { ...cap, bottleneck: "both" as const },
      undefined,
    ],
    ["the end that is graver than all before it", [fine, risk], DOWN, undefined],
    ["the end: that nobody knew is no trouble", [silent], fine, undefined],
    ["the end of an empty window", [], STARTED, undefined],
  ])("is %s", (_what, spans, end, expected) => expect(worstSpan(spans, end)).toBe(expected));
});

describe("gravest", () => {
  it("puts what nobody knew behind every trouble, and before what was well", () => {
    expect(worstOf([silent, fine])).toBe(silent);
    expect(worstOf([silent, { ...risk, to: 11 }])?.cause).toBe("at-risk");
  });
  it("takes the first of two as long", () =>
    expect(worstOf([cap, { ...cap, cause: "read-limit" as const }])).toBe(cap));
  it("is none of none", () => expect(worstOf([])).toBeUndefined());
});
