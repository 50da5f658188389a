import { describe, expect, it } from "vitest";
import type { Cause, Severity } from "./verdict";
import { gravest, worstSpan } from "./worst-span";

const span = (from: number, to: number, cause: Cause, severity: Severity) => ({
  from,
  to,
  cause,
  severity,
  bottleneck: "none" as const,
});

const fine = span(0, 10, "keeping-up", "ok");
const cap = span(10, 21, "rate-cap", "critical");
const down = span(21, 26, "down", "critical");
const risk = span(10, 60, "at-risk", "warning");
const silent = span(10, 60, "no-data", "unknown");
const STARTED = { cause: "no-data", severity: "unknown" } as const;
const DOWN = { cause: "down", severity: "critical" } as const;

describe("what a window is shown as", () => {
  it.each([
    ["the trouble that a restart ended, unknown at the end", [fine, cap], STARTED, cap],
    ["the trouble that was over at the end", [fine, cap], fine, cap],
    ["a warning before an end that nobody can judge", [fine, risk], STARTED, risk],
    ["the critical, however long the warning", [risk, cap], risk, cap],
    ["the longer of two criticals", [cap, down], STARTED, cap],
    ["the longer critical, if the end is the shorter one", [cap, down], DOWN, cap],
    [
      "the critical of a span that ends where another one begins",
      [cap],
      { cause: "down", severity: "critical" } as const,
      cap,
    ],
    ["the end: it is the longer critical", [down, { ...cap, to: 15 }], down, undefined],
    ["the end: of two as long", [cap, { ...down, to: 32 }], DOWN, undefined],
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
    expect(gravest([silent, fine])).toBe(silent);
    expect(gravest([silent, { ...risk, to: 11 }])?.cause).toBe("at-risk");
  });
  it("takes the first of two as long", () =>
    expect(gravest([cap, { ...cap, cause: "down" as const }])).toBe(cap));
  it("is none of none", () => expect(gravest([])).toBeUndefined());
});
