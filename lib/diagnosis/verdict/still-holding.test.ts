import { describe, expect, it } from "vitest";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { driverLives } from "@/lib/diagnosis/driver/clearing/endings";
import { fitsUnderCap } from "@/lib/diagnosis/dstream/clearing/limit-conditions";
import { notBehind } from "@/lib/diagnosis/dstream/clearing/not-behind";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;

describe("what is read is young", () => {
  const aged = (of: (ago: number) => number | undefined) => {
    const window = windowOf({
      periods: minutes(180, (ago) => {
        const { iteratorAge: _none, ...values } = healthyPeriod();
        const iteratorAge = of(ago);
        return iteratorAge === undefined ? values : { ...values, iteratorAge };
      }),
    });
    return notBehind(situationAt(window, NOW));
  };

  it("is met by a constant lag below a minute, and at it", () => {
    expect(aged(() => 30_000)).toMatchObject({ met: true, value: 30_000 });
    expect(aged(() => MINUTE).met).toBe(true);
    expect(aged(() => MINUTE + 1).met).toBe(false);
  });

  it("is not met by a lag that grows towards it", () => {
    const rising = aged((ago) => Math.max(0, 16 - ago) * 3_000);
    expect(rising).toMatchObject({ met: false, metAt: null });
    expect(rising.value).toBeLessThan(MINUTE);
    expect(rising.text).toContain("grows no older");
  });

  it("is unknown without an age", () => expect(aged(() => undefined).met).toBeNull());
});

describe("what is put fits under the cap", () => {
  const capped = (maxRate: number) =>
    fitsUnderCap(
      situationAt(
        windowOf({
          // With two readers, nobody can tell which part of the puts this one takes.
          periods: minutes(180, () => ({
            ...healthyPeriod(),
            getRecords: 2_000,
            getBytes: 1_000_000,
          })),
          batches: batches(1080, () => ({ records: 2_000, workMs: 1_000 })),
          facts: { settings: { ...SETTINGS, maxRate } },
        }),
        NOW,
      ),
    );

  it("is required if more is put than the cap has ever let in", () => {
    const { met, value, limit } = capped(100);
    expect(met).toBe(false);
    expect(value).toBe(1_000);
    expect(limit).toBeCloseTo(200 / 0.95);
  });

  it("is replaced by the intake if that fits", () => {
    expect(capped(600).text).toContain("of what is put is taken");
  });
});

describe("the driver runs", () => {
  const started = (...minutesAgo: readonly number[]) => {
    const application = minutesAgo.map((ago) => ({
      at: NOW - ago * MINUTE,
      value: {
        id: `app-${ago}`,
        name: "etl",
        startedAt: NOW - ago * MINUTE,
        sparkVersion: "3.5.7",
        intervalMs: 10_000,
      },
    }));
    return driverLives(situationAt(windowOf({ facts: { application } }), NOW));
  };

  it("is met by one that answers", () => {
    expect(started(90)).toMatchObject({ met: true, value: null });
  });

  it("is not met by one that keeps dying, until it has outlasted the runs before", () => {
    const lives = started(20, 16, 12, 8);
    expect(lives).toMatchObject({ met: false, value: 8 * MINUTE, limit: 8 * MINUTE });
    expect(started(21, 17, 13, 9)).toMatchObject({ met: true, value: null });
  });
});
