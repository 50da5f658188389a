import { describe, expect, it } from "vitest";
import type { Severity } from "@/lib/domain/verdict";
import { healthy } from "../fixtures/window-answer";
import { overviewWords, type PipelineSummary, worstFirst } from "./worst-first";

function summary(id: string, severity: Severity, since: number | null = null): PipelineSummary {
  const NO_PICTURE = { from: 0, stepMs: 60_000, put: [], get: [] };

  const verdict = { ...healthy.verdict, severity, since };
  return {
    id,
    name: id,
    stream: id,
    region: "eu-central-1",
    verdict,
    sources: [],
    sparkline: NO_PICTURE,
  };
}

describe("worstFirst", () => {
  it("puts critical first, and what cannot be judged before what is fine", () => {
    const order = worstFirst([
      summary("ok", "ok"),
      summary("unknown", "unknown"),
      summary("info", "info"),
      summary("critical", "critical"),
    ]);
    expect(order.map(({ id }) => id)).toEqual(["critical", "unknown", "info", "ok"]);
  });
  it("puts the newest trouble first among equals, then goes by name", () => {
    const order = worstFirst([
      summary("b", "critical", 1),
      summary("a", "critical", 1),
      summary("new", "critical", 2),
      summary("since nobody knows when", "critical"),
    ]);
    expect(order.map(({ id }) => id)).toEqual(["new", "a", "b", "since nobody knows when"]);
  });
});

describe("overviewWords", () => {
  it.each([
    [["ok", "info"], "2 fine"],
    [["critical", "unknown", "warning", "ok"], "1 critical, 2 to look at, 1 fine"],
    [[], "0 fine"],
  ] as const)("%o: %s", (severities, words) =>
    expect(overviewWords(severities.map((severity) => summary(severity, severity)))).toBe(words),
  );
});
