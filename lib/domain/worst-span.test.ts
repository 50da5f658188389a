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
/** Shorter and worse: nothing is read. */
const down = span(21, 22, "down", "critical");
/** Shorter, but with a far greater lag. */
const late = { ...slow, impact: { ...slow.impact, lag: 3 } };
const risk = span(10, 60, "at-risk", "warning");
const silent = span(10, 60, "no-data", "unknown");
const STARTED = { cause: "no-data", severity: "unknown" } as const;
const DOWN = { cause: "down", severity: "critical" } as const;
const CAP = { cause: "rate-cap", severity: "critical" } as const;
const SLOW = { cause: "processing-too-slow", severity: "critical" } as const;

describe("the verdict that leads a window", () => {
  it.each([
    ["the trouble that a restart ended, unknown at the end", [fine, cap], STARTED, cap],
    ["the trouble that was over at the end", [fine, cap], fine, cap],
    ["a warning before an unknown end", [fine, risk], STARTED, risk],
    ["the critical, however long the warning", [risk, cap], risk, cap],
    ["of two criticals the one of greater impact, however short", [cap, down], STARTED, down],
    ["the one of greater impact, even if the end is longer", [down, cap], CAP, down],
    ["of two of one kind the one with the greater lag", [cap, late], STARTED, late],
    ["of two of equal impact the longer one", [cap, slow], STARTED, cap],
    ["the longer critical, if the end is shorter", [cap, slow], SLOW, cap],
    ["the end: its impact is greater than that of the longer one", [cap, down], DOWN, undefined],
    [
      "the critical, whatever the impact of the warning",
      [{ ...risk, impact: down.impact }, cap],
      STARTED,
      cap,
    ],
    [
      "the critical of an earlier span, if the end has another cause",
      [cap],
      { cause: "down", severity: "critical" } as const,
      cap,
    ],
    ["the end: it is the longer critical", [slow, { ...cap, to: 15 }], SLOW, undefined],
    ["the end: of two equally long", [cap, { ...slow, to: 32 }], SLOW, undefined],
    ["the end of a window inside the trouble", [cap], cap, undefined],
    [
      "the end, when it is the same trouble on another side",
      [cap],
      { ...cap, bottleneck: "both" as const },
      undefined,
    ],
    ["the end, when it is graver than everything before it", [fine, risk], DOWN, undefined],
    ["the end: unknown spans are no trouble", [silent], fine, undefined],
    ["the end of an empty window", [], STARTED, undefined],
  ])("is %s", (_what, spans, end, expected) => expect(worstSpan(spans, end)).toBe(expected));
});

describe("gravest", () => {
  it("sorts unknown after every trouble and before calm", () => {
    expect(worstOf([silent, fine])).toBe(silent);
    expect(worstOf([silent, { ...risk, to: 11 }])?.cause).toBe("at-risk");
  });
  it("takes the first of two equally long", () =>
    expect(worstOf([cap, { ...cap, cause: "read-limit" as const }])).toBe(cap));
  it("is undefined without spans", () => expect(worstOf([])).toBeUndefined());
});
