import { describe, expect, it } from "vitest";
import type { SparkSettings } from "@/lib/domain/spark-facts";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { intakeFall } from "./intake-fall";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
/** Two minutes are not settled yet. */
const UNSETTLED = 2;

interface Input {
  /** The part of the puts that Spark takes in the newest settled minutes, and how many they are. */
  readonly takes?: number;
  readonly forMinutes?: number;
  readonly known?: number;
  /** Factors of the puts and reads in those minutes. */
  readonly putBytes?: number;
  readonly got?: number;
  readonly settings?: Partial<SparkSettings>;
  /** How far the intake swings around that, from minute to minute. */
  readonly swing?: number;
}

function of(input: Input) {
  const { takes = 0.5, forMinutes = 10, known = 60, putBytes = 1, got = 1 } = input;
  const { settings = {}, swing = 0 } = input;
  const lasts = forMinutes + UNSETTLED;
  const window = windowOf({
    periods: minutes(known, (ago) => ({
      ...healthyPeriod(),
      ...(ago <= lasts && { putBytes: 500_000 * putBytes, getRecords: 1000 * got }),
    })),
    batches: batches(known * 6, (ago) => {
      const part = ago < lasts * 6 ? takes + swing * ((Math.floor(ago / 6) % 3) - 1) : 1;
      return { records: 10_000 * part };
    }),
    facts: { settings: { ...SETTINGS, ...settings } },
  });
  return intakeFall(situationAt(window, NOW));
}

describe("a fall of the intake", () => {
  it("is reported with the minute in which it began", () =>
    expect(of({})).toEqual({ ratio: 0.5, fell: true, since: NOW - 12 * MINUTE }));

  it.each<{ name: string; input: Input; fell: boolean }>([
    { name: "is reported below nine tenths", input: { takes: 0.89 }, fell: true },
    { name: "is not reported at nine tenths", input: { takes: 0.91 }, fell: false },
    {
      name: "is not reported if the bytes put fell with it: records hold less",
      input: { putBytes: 0.5 },
      fell: false,
    },
    { name: "is not reported if reads fell as much", input: { got: 0.5 }, fell: false },
    {
      name: "is not reported within three times its noise",
      input: { takes: 0.7, swing: 0.1 },
      fell: false,
    },
    { name: "is reported beyond that", input: { takes: 0.5, swing: 0.1 }, fell: true },
    {
      name: "is not reported while a cap limits Spark",
      input: { settings: { maxRate: 250 } },
      fell: false,
    },
    {
      name: "is reported below a cap that is never reached",
      input: { settings: { maxRate: 5000 } },
      fell: true,
    },
    {
      name: "is reported after 40 minutes of an hour",
      input: { forMinutes: 40 },
      fell: true,
    },
  ])("$name", ({ input, fell }) => expect(of(input)?.fell).toBe(fell));

  it("is undefined below five minutes, with five before them", () => {
    // The first known minute is not wholly covered by known batches.
    expect(of({ known: 11, forMinutes: 5 })).toBeUndefined();
    expect(of({ known: 13, forMinutes: 5 })).toBeDefined();
  });

  it("needs five minutes before it as a baseline", () =>
    expect(of({ known: 20, forMinutes: 14 })?.fell).toBe(false));
});
