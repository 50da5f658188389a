import { describe, expect, it } from "vitest";
import type { Severity } from "@/lib/domain/verdict";
import { consumerCritical, healthy, ONSET } from "../../fixtures/window-answer";
import { onsetOf, placeOnset } from "./onset";
import { onsetWords } from "./mark-words";

const { verdict } = consumerCritical;
const of = (severity: Severity, since: number | null = ONSET) =>
  onsetOf({ verdict: { ...verdict, severity, since } });

describe("onsetOf", () => {
  it("is the beginning of the shown trouble", () =>
    expect(onsetOf(consumerCritical)).toEqual({
      at: ONSET,
      isAtLeast: false,
      severity: "critical",
      cause: "processing-too-slow",
    }));
  it.each(["critical", "warning", "info"] as const)("is known for %s", (severity) =>
    expect(of(severity)?.at).toBe(ONSET),
  );
  it.each(["ok", "unknown"] as const)("is none for %s", (severity) =>
    expect(of(severity)).toBeNull(),
  );
  it("is none when nobody knows since when", () => expect(of("critical", null)).toBeNull());
  it("is that of the worst verdict of a past window, not of its calm end", () =>
    expect(
      onsetOf({ verdict: healthy.verdict, worst: { from: ONSET - 1, to: ONSET, verdict } })?.at,
    ).toBe(ONSET - 1));
});

describe("placeOnset", () => {
  const span = { from: 1_000, to: 2_000 };
  const at = (instant: number, isAtLeast = false) => placeOnset({ at: instant, isAtLeast }, span);
  it.each([
    [1_000, 0],
    [1_250, 0.25],
    [2_000, 1],
  ])("%d is a line", (instant, fraction) =>
    expect(at(instant)).toEqual({ where: "inside", fraction, earlier: false }),
  );
  it("hatches what is left of a line that is only known to be at least so old", () =>
    expect(at(1_250, true)).toEqual({ where: "inside", fraction: 0.25, earlier: true }));
  it("has nothing to hatch left of a line at the edge", () =>
    expect(at(1_000, true)).toMatchObject({ earlier: false }));
  it("has no line when it is before the axis", () => expect(at(999)).toEqual({ where: "before" }));
  it("is not shown when it is after the axis", () => expect(at(2_001)).toBeNull());
});

describe("onsetWords", () => {
  const place = { zone: "UTC", today: ONSET };
  const words = (instant: number, isAtLeast = false, span = { from: ONSET - 1, to: ONSET + 1 }) => {
    const onset = { at: instant, isAtLeast };
    const placed = placeOnset(onset, span);
    return placed && onsetWords(onset, placed, place);
  };
  it.each([
    [words(ONSET), "since 14:02"],
    [words(ONSET, true), "since 14:02 or earlier"],
    [words(ONSET - 60_000), "← since 14:01"],
    [words(ONSET - 86_400_000, true), "← since 22 Nov 14:02 or earlier"],
  ])("%s", (written, expected) => expect(written).toBe(expected));
});
