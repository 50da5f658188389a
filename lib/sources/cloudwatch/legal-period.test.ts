import { describe, expect, it } from "vitest";
import { alignSpan, askableSpan, legalPeriodMs } from "./legal-period";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A whole hour, so that ages in days fall on period boundaries. */
const NOW = Date.UTC(2026, 10, 23, 6);

describe("legalPeriodMs", () => {
  it.each([
    { name: "one minute for now", age: 0, want: MINUTE },
    { name: "one minute at exactly 15 days", age: 15 * DAY, want: MINUTE },
    { name: "five minutes just beyond 15 days", age: 15 * DAY + 1, want: 5 * MINUTE },
    { name: "five minutes at exactly 63 days", age: 63 * DAY, want: 5 * MINUTE },
    { name: "an hour just beyond 63 days", age: 63 * DAY + 1, want: HOUR },
    { name: "an hour at exactly 455 days", age: 455 * DAY, want: HOUR },
    { name: "an hour beyond all retention", age: 900 * DAY, want: HOUR },
  ])("is $name", ({ age, want }) => {
    expect(legalPeriodMs(NOW - age, NOW)).toBe(want);
  });
});

describe("alignSpan", () => {
  it.each([
    { name: "leaves an aligned span", span: [0, 120_000], want: [0, 120_000] },
    { name: "widens to whole periods", span: [59_999, 60_001], want: [0, 120_000] },
    { name: "leaves an empty aligned span empty", span: [60_000, 60_000], want: [60_000, 60_000] },
  ] as const)("$name", ({ span: [from, to], want }) => {
    expect(alignSpan({ from, to }, MINUTE)).toEqual({ from: want[0], to: want[1] });
  });
});

describe("askableSpan", () => {
  it.each([
    {
      name: "leaves out the minute that is still running",
      wanted: [NOW - 90_000, NOW + 30_000],
      want: [NOW - 2 * MINUTE, NOW, MINUTE],
    },
    {
      name: "asks a past span whole",
      wanted: [NOW - HOUR + 1, NOW - 30 * MINUTE + 1],
      want: [NOW - HOUR, NOW - 29 * MINUTE, MINUTE],
    },
    {
      name: "takes the coarser period close to a limit, where the finer one may be gone",
      wanted: [NOW - 15 * DAY, NOW - 14 * DAY],
      want: [NOW - 15 * DAY, NOW - 14 * DAY, 5 * MINUTE],
    },
  ] as const)("$name", ({ wanted: [from, to], want }) => {
    expect(askableSpan({ from, to }, NOW)).toEqual({
      span: { from: want[0], to: want[1] },
      periodMs: want[2],
    });
  });

  it("chooses the coarser period when aligning moves the start past a limit", () => {
    const now = NOW + 1_000;
    const from = now + 5 * MINUTE - 63 * DAY;
    expect(askableSpan({ from, to: NOW }, now)).toEqual({
      span: { from: NOW - 63 * DAY, to: NOW },
      periodMs: HOUR,
    });
  });

  it.each([
    { name: "an empty span", from: NOW - HOUR, to: NOW - HOUR },
    { name: "the running minute alone", from: NOW, to: NOW + 30_000 },
    { name: "a span that is wholly forgotten", from: NOW - 500 * DAY, to: NOW - 460 * DAY },
  ])("asks nothing for $name", ({ from, to }) => {
    expect(askableSpan({ from, to }, NOW)).toBeUndefined();
  });

  it("leaves out what CloudWatch has forgotten", () => {
    const asked = askableSpan({ from: NOW - 500 * DAY, to: NOW }, NOW);
    expect(asked?.periodMs).toBe(HOUR);
    expect(asked?.span.from).toBeGreaterThan(NOW - 455 * DAY);
  });
});
