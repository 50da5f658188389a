import { describe, expect, it } from "vitest";
import { reevaluationWords, verdictLogSummary } from "./verdict-log-words";
import { formatClock } from "./time";

const T = Date.UTC(2026, 10, 23, 14, 5);
const entry = { at: T, cause: "keeping-up" } as const;
const later = { from: T - 180_000, cause: "processing-too-slow", severity: "critical" } as const;

describe("reevaluationWords", () => {
  it("names the verdict of its time, what all data show, and both times", () =>
    expect(
      reevaluationWords({ ...entry, reevaluation: later }, (at) => formatClock(at, "UTC")),
    ).toBe(
      "Shown at 14:05: keeping up. With all data: processing too slow (critical) since 14:02.",
    ));
  it("is nothing where they agree", () => expect(reevaluationWords(entry, String)).toBeUndefined());
});

describe("verdictLogSummary", () => {
  it.each([
    [[entry], "one verdict"],
    [[entry, entry], "2 verdicts"],
    [[entry, { ...entry, reevaluation: later }], "2 verdicts, one changed by later data"],
    [
      [
        { ...entry, reevaluation: later },
        { ...entry, reevaluation: later },
      ],
      "2 verdicts, 2 changed by later data",
    ],
  ])("counts verdicts and re-evaluated ones", (list, words) =>
    expect(verdictLogSummary(list)).toBe(words),
  );
});
