import { describe, expect, it } from "vitest";
import { healthyPeriod, minutes, NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { hasGetFallen } from "./get-fall";
import { gotLess } from "./got-less";
import type { MinuteShare } from "./minute-share";
import type { Share } from "./share";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;

/** Minutes one after the other, each with the part taken of 1 000 put. */
const shares = (...ratios: readonly number[]): readonly MinuteShare[] =>
  ratios.map((ratio, i) => ({ at: i * MINUTE, ratio, taken: 1000 * ratio, put: 1000 }));

/** The share was 1 for five minutes and 0.5 for the five after them: half is missing. */
const perMinute = shares(1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5);
const fall = { perMinute, usual: 1, missing: 0.5 };
const spans = { past: 60, recent: 5, fewest: 5 };
const got = (before: number, since: number) =>
  shares(...[1, 2, 3, 4, 5].map(() => before), ...[1, 2, 3, 4, 5].map(() => since));

describe("whether reads fell together with the intake", () => {
  it.each([
    { name: "by half of what is missing", got: got(2, 1.75), want: true },
    { name: "not by less than half", got: got(2, 1.76), want: false },
    { name: "not if reads are unchanged", got: got(2, 2), want: false },
    { name: "not if reads grew", got: got(1, 1.2), want: false },
  ])("it was $name", ({ got: told, want }) => expect(gotLess(told, fall, spans)).toBe(want));

  it.each([
    { name: "four minutes before the fall are known", told: got(2, 2).slice(1) },
    { name: "four minutes since are known", told: got(2, 2).slice(0, -1) },
    { name: "nothing is known", told: [] },
  ])("is true if only $name", ({ told }) => expect(gotLess(told, fall, spans)).toBe(true));

  it("compares at most the minutes asked for", () => {
    // Reads were far higher long before. The last two minutes before the fall and the last one since are
    // alike.
    const told = shares(9, 9, 9, 1, 1, 0, 0, 0, 0, 1);
    expect(gotLess(told, fall, { past: 2, recent: 1, fewest: 1 })).toBe(false);
    expect(gotLess(told, fall, { past: 60, recent: 5, fewest: 1 })).toBe(true);
  });

  it("begins the fall after the last minute above the middle of it", () => {
    // One lump among the short minutes: everything before it counts as before.
    const lump = shares(1, 1, 1, 1, 1, 0.5, 0.5, 0.75, 0.5, 0.5);
    const told = shares(1, 1, 1, 1, 1, 1, 1, 1, 0.5, 0.5);
    expect(gotLess(told, { ...fall, perMinute: lump }, { ...spans, fewest: 2 })).toBe(true);
    expect(gotLess(told, { ...fall, perMinute: lump }, { ...spans, fewest: 3 })).toBe(true);
    expect(gotLess(got(1, 1), { ...fall, perMinute: lump }, { ...spans, fewest: 2 })).toBe(false);
  });
});

describe("whether reads fell together with a share", () => {
  /** Reads of all readers ÷ puts in bytes, before and in the newest ten minutes. */
  function fellTo(before: number, since: number, missing = 0.5): boolean {
    const told = minutes(180, (ago) => {
      const part = ago <= 10 ? since : before;
      return { ...healthyPeriod(), getRecords: 1000 * part, getBytes: 500_000 * part };
    });
    const part: Share = {
      usual: 1,
      spread: 0,
      recent: 1 - missing,
      short: true,
      steady: true,
      perMinute: told.map(({ at }) => {
        const ratio = at >= NOW - 10 * MINUTE ? 1 - missing : 1;
        return { at, ratio, taken: 1000 * ratio, put: 1000 };
      }),
    };
    return hasGetFallen(situationAt(windowOf({ periods: told }), NOW), part, missing);
  }

  it.each([
    { name: "among two readers, by half of what is missing", before: 2, since: 1.75, want: true },
    { name: "not by less", before: 2, since: 1.76, want: false },
    {
      name: "always with a single reader, whose share is its reads",
      before: 1,
      since: 1,
      want: true,
    },
  ])("it has $name", ({ before, since, want }) => expect(fellTo(before, since)).toBe(want));
});
