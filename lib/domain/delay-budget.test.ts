import { describe, expect, it } from "vitest";
import { delayBudget, monthOf } from "./delay-budget";

const MINUTE = 60_000;
const NOVEMBER = monthOf(Date.UTC(2026, 10, 12, 13, 14));
const TARGET = { delayMs: 60_000, share: 0.999 };
const NOTHING = { over: 0, met: 0, firstAt: null, lastAt: null };

describe("a month", () => {
  it("begins and ends in UTC", () =>
    expect(NOVEMBER).toEqual({ from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 11, 1) }));

  it("begins with its first millisecond, and ends before that of the next", () => {
    expect(monthOf(NOVEMBER.from)).toEqual(NOVEMBER);
    expect(monthOf(NOVEMBER.to - 1)).toEqual(NOVEMBER);
    expect(monthOf(NOVEMBER.to).from).toBe(NOVEMBER.to);
  });

  it("may be the last of a year", () =>
    expect(monthOf(Date.UTC(2026, 11, 31)).to).toBe(Date.UTC(2027, 0, 1)));
});

describe("the budget", () => {
  it("is the rest of the month's minutes", () => {
    expect(delayBudget(TARGET, NOTHING, NOVEMBER).budgetMinutes).toBe(43.2);
    const february = monthOf(Date.UTC(2027, 1, 1));
    expect(delayBudget(TARGET, NOTHING, february).budgetMinutes).toBe(40.32);
  });

  it("is spent by minutes over the target, whatever else is known", () => {
    const counts = { over: 54, met: 100, firstAt: NOVEMBER.from, lastAt: NOVEMBER.from };
    expect(delayBudget(TARGET, counts, NOVEMBER).spentRatio).toBe(1.25);
  });

  it("tells unknown minutes apart, from the first that was evaluated to the newest", () => {
    const firstAt = NOVEMBER.from + 100 * MINUTE;
    const counts = { over: 2, met: 5, firstAt, lastAt: firstAt + 9 * MINUTE };
    expect(delayBudget(TARGET, counts, NOVEMBER)).toMatchObject({
      firstAt,
      overMinutes: 2,
      metMinutes: 5,
      unknownMinutes: 3,
    });
  });

  it("of a month without an evaluation is whole, and nothing is known", () =>
    expect(delayBudget(TARGET, NOTHING, NOVEMBER)).toMatchObject({
      firstAt: null,
      spentRatio: 0,
      unknownMinutes: 0,
    }));
});
