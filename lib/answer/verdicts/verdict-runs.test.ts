import { describe, expect, it } from "vitest";
import type { Cause, Severity } from "@/lib/domain/verdict";
import { verdictRuns } from "./verdict-runs";

/** `[first minute, last minute, cause, severity, since]`, in minutes. */
type Stretch = readonly [number, number, Cause, Severity, (number | null)?];

function runs(stretches: readonly Stretch[], knownTo = 100): string[] {
  const evaluated = stretches.flatMap(([first, last, cause, severity, since = null]) =>
    Array.from({ length: last - first + 1 }, (_, i) => ({
      at: first + i,
      until: first + i + 1,
      bottleneck: "none" as const,
      cause,
      severity,
      since,
    })),
  );
  return verdictRuns(evaluated, knownTo).map(
    ({ from, to, cause, evaluatedFrom, evaluatedTo }) =>
      `${from}-${to} ${cause} (${evaluatedFrom}..${evaluatedTo})`,
  );
}

describe("runs of one verdict", () => {
  it.each<[string, Stretch[], string[]]>([
    [
      "begin at their since, and cut earlier evaluations there",
      [
        [0, 5, "keeping-up", "ok"],
        [6, 9, "rate-cap", "critical", 3],
      ],
      ["0-3 keeping-up (0..5)", "3-10 rate-cap (6..9)"],
    ],
    [
      "replace what began after them: it knew less",
      [
        [0, 3, "keeping-up", "ok"],
        [4, 4, "no-data", "unknown"],
        [5, 5, "hot-shard", "critical", 3.5],
        [6, 9, "write-limit", "critical", 3],
      ],
      ["0-3 keeping-up (0..3)", "3-10 write-limit (6..9)"],
    ],
    [
      "cut another trouble of equal severity",
      [
        [0, 9, "processing-too-slow", "critical", 0],
        [10, 12, "rate-cap", "critical", 7],
      ],
      ["0-7 processing-too-slow (0..9)", "7-13 rate-cap (10..12)"],
    ],
    [
      "never undo a more severe one",
      [
        [0, 9, "stuck-batch", "critical", 0],
        [10, 12, "recovering", "warning", 0],
      ],
      ["0-10 stuck-batch (0..9)", "10-13 recovering (10..12)"],
    ],
    [
      "begin after a more severe one, and cut what came between",
      [
        [0, 4, "stuck-batch", "critical", 0],
        [5, 6, "keeping-up", "ok"],
        [7, 8, "recovering", "warning", 2],
      ],
      ["0-5 stuck-batch (0..4)", "5-9 recovering (7..8)"],
    ],
    [
      "are one if the trouble went on while too little was known",
      [
        [0, 4, "rate-cap", "critical", 0],
        [5, 5, "no-data", "unknown"],
        [6, 8, "rate-cap", "critical", 0],
      ],
      ["0-9 rate-cap (0..8)"],
    ],
    [
      "are two if it came back",
      [
        [0, 4, "rate-cap", "critical", 0],
        [5, 7, "keeping-up", "ok"],
        [8, 9, "rate-cap", "critical", 6],
      ],
      ["0-5 rate-cap (0..4)", "5-6 keeping-up (5..7)", "6-10 rate-cap (8..9)"],
    ],
    [
      "leave unevaluated times alone",
      [
        [0, 1, "keeping-up", "ok"],
        [5, 6, "keeping-up", "ok"],
      ],
      ["0-2 keeping-up (0..1)", "5-7 keeping-up (5..6)"],
    ],
    [
      "extend back over them if the verdict does",
      [
        [0, 1, "keeping-up", "ok"],
        [5, 6, "rate-cap", "critical", 3],
      ],
      ["0-2 keeping-up (0..1)", "3-7 rate-cap (5..6)"],
    ],
    [
      "begin before all that was evaluated",
      [[5, 6, "rate-cap", "critical", -30]],
      ["-30-7 rate-cap (5..6)"],
    ],
    [
      "begin at their first evaluation if the beginning is unknown",
      [[5, 6, "at-risk", "warning"]],
      ["5-7 at-risk (5..6)"],
    ],
    ["are none without evaluations", [], []],
  ])("%s", (_what, stretches, expected) => expect(runs(stretches)).toEqual(expected));

  const moving: Stretch[] = [
    [0, 5, "keeping-up", "ok"],
    [6, 7, "rate-cap", "critical", 3],
    [8, 9, "rate-cap", "critical", 2],
  ];
  it("begin where they are now known to begin", () => expect(runs(moving)[1]).toMatch(/^2-10/));
  it("begin where it was known by the window's end", () =>
    expect(runs(moving, 7)[1]).toMatch(/^3-10/));
  it("begin where it was first known, if that was after the window", () =>
    expect(runs(moving, 5)[1]).toMatch(/^3-10/));
  it("keep their beginning when the current trouble began later", () =>
    expect(
      runs([
        [6, 7, "rate-cap", "critical", 3],
        [8, 9, "rate-cap", "critical", 7.5],
      ]),
    ).toEqual(["3-10 rate-cap (6..9)"]));
});
