import { describe, expect, it } from "vitest";
import { laterWords, saidSummary } from "./said-words";
import { formatClock } from "./time";

const T = Date.UTC(2026, 10, 23, 14, 5);
const said = { at: T, cause: "keeping-up" } as const;
const later = { from: T - 180_000, cause: "processing-too-slow", severity: "critical" } as const;

describe("laterWords", () => {
  it("names what was said, what all data show, and both times", () =>
    expect(laterWords({ ...said, later }, (at) => formatClock(at, "UTC"))).toBe(
      "Said at 14:05: keeping up. In hindsight: processing too slow (critical) since 14:02.",
    ));
  it("is nothing where they agree", () => expect(laterWords(said, String)).toBeUndefined());
});

describe("saidSummary", () => {
  it.each([
    [[said], "one verdict"],
    [[said, said], "2 verdicts"],
    [[said, { ...said, later }], "2 verdicts, one seen otherwise in hindsight"],
    [
      [
        { ...said, later },
        { ...said, later },
      ],
      "2 verdicts, 2 seen otherwise in hindsight",
    ],
  ])("counts", (list, words) => expect(saidSummary(list)).toBe(words));
});
