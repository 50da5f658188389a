import { describe, expect, it } from "vitest";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
import {
  type Given,
  minutes,
  NOW,
  queueing,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { catchingUp } from "./catching-up";

const MINUTE = 60_000;
/** The newest two minutes are not settled. */
const NEWEST = 3;

/**
 * Healthy minutes with a lag, ms, by how many minutes ago they began. Of the newest settled one, a quarter
 * of the puts and reads is published.
 */
function partlyPublished(at: number, lagMs: (ago: number) => number | undefined = () => 0) {
  return minutes(
    180,
    (ago) => {
      const part = ago <= NEWEST ? 0.25 : 1;
      const counts = { putRecords: 1000, putBytes: 500_000, getRecords: 1000, getBytes: 500_000 };
      const published = Object.entries(counts).map(([name, whole]) => [name, part * whole]);
      const lag = lagMs(ago);
      return {
        getCalls: 16,
        ...Object.fromEntries(published),
        ...(lag === undefined ? {} : { iteratorAge: lag }),
      };
    },
    at,
  );
}

/** All minutes are read in time but one, which has this lag, ms, or none. */
const lagOf = (lagMs: number | undefined, then: number): Given => ({
  periods: partlyPublished(NOW, (ago) => (ago === then ? lagMs : 0)),
  batches: queueing(1080, (ago) => ({ workMs: ago <= 180 ? 11_500 : 5_000 })),
});
const isFound = (given: Given) => catchingUp(situationAt(windowOf(given), NOW)) !== undefined;

describe("an intake beyond the published puts", () => {
  it.each<{ name: string; given: Given; want: boolean }>([
    { name: "comes out of no backlog while all is read", given: lagOf(0, 5), want: false },
    { name: "nor while a lag is that of polling", given: lagOf(10_000, 5), want: false },
    { name: "comes out of a lag of more than an interval", given: lagOf(10_001, 5), want: true },
    { name: "comes out of a lag ten minutes before", given: lagOf(10_001, 15), want: true },
    { name: "does not come out of an earlier lag", given: lagOf(10_001, 16), want: false },
    { name: "may come out of one that is not known", given: lagOf(undefined, 5), want: true },
  ])("$name", ({ given, want }) => expect(isFound(given)).toBe(want));
});

/** With back-pressure, of which five minutes took this many records in each batch of 10 000. */
const braked = (records: number): Given => ({
  ...lagOf(0, 5),
  facts: { settings: { ...SETTINGS, backpressure: true } },
  batches: queueing(1080, (ago) => ({
    workMs: 5_000,
    records: ago > 60 && ago <= 90 ? records : 10_000,
  })),
});

describe("an intake beyond the published puts, by receivers with a limit", () => {
  it.each([
    { name: "comes out of their buffers after they took less", records: 9_400, want: true },
    { name: "comes out of no backlog after they took nearly all", records: 9_600, want: false },
  ])("$name", ({ records, want }) => expect(isFound(braked(records))).toBe(want));
});

describe("a mild overload of two hours, while a part of the newest puts is published", () => {
  const LASTS = 120;

  /** Deterministic noise of a batch, ±15 %, and a wave of an hour, ±4 %. */
  const varies = (i: number) =>
    1 + 0.3 * ((((i * 7_919) % 1_000) + 0.5) / 1_000 - 0.5) + 0.04 * Math.sin((i * Math.PI) / 180);

  /** Slow for `lasted` minutes, and fast again for `mended` minutes since. */
  function seenAfter(load: number, lasted: number, mended = 0) {
    const at = NOW + (lasted + mended) * MINUTE;
    return windowOf({
      at,
      periods: partlyPublished(at),
      batches: queueing(
        1080,
        (ago) => {
          const isSlow = ago <= (lasted + mended) * 6 && ago > mended * 6;
          const i = Math.round((at - NOW) / 10_000) - ago;
          return { workMs: (isSlow ? load : 0.45) * 10_000 * varies(i + 2_000) };
        },
        { at },
      ),
    });
  }

  it.each([1.05, 1.1, 1.15, 1.2])("of %s is never called a recovery", (load) => {
    const causes = Array.from({ length: LASTS }, (_, i) => {
      const window = seenAfter(load, i + 1);
      return evaluate(window, NOW + (i + 1) * MINUTE).cause;
    });
    const found = causes.indexOf("processing-too-slow");
    expect(found).toBeGreaterThanOrEqual(0);
    expect(causes.slice(found)).not.toContain("recovering");
  });

  it.each([
    { load: 1.1, mended: 8 },
    { load: 1.2, mended: 15 },
  ])("of $load for an hour is a recovery once Spark is fast again", ({ load, mended }) => {
    const window = seenAfter(load, 60, mended);
    expect(evaluate(window, NOW + (60 + mended) * MINUTE).cause).toBe("recovering");
  });
});
