import { describe, expect, it } from "vitest";
import { reevaluationWords, verdictLogSummary } from "./verdict-log-words";
import { formatClock } from "./time";

const T = Date.UTC(2026, 10, 23, 14, 5);
const said = { at: T, cause: "keeping-up" } as const;
const later = { from: T - 180_000, cause: "processing-too-slow", severity: "critical" } as const;

describe("reevaluationWords", () => {
  it("names what was said, what all data show, and both times", () =>
    expect(
      reevaluationWords({ ...said, reevaluation: later }, (at) => formatClock(at, "UTC")),
    ).toBe("Said at 14:05: keeping up. In hindsight: processing too slow (critical) since 14:02."));
  it("is nothing where they agree", () => expect(reevaluationWords(said, String)).toBeUndefined());
});

describe("verdictLogSummary", () => {
  it.each([
    [[said], "one verdict"],
    [[said, said], "2 verdicts"],
    [[said, { ...said, reevaluation: later }], "2 verdicts, one seen otherwise in hindsight"],
    [
      [
        { ...said, reevaluation: later },
        { ...said, reevaluation: later },
      ],
      "2 verdicts, 2 seen otherwise in hindsight",
    ],
  ])("counts", (list, words) => expect(verdictLogSummary(list)).toBe(words));
});
