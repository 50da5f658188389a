import * as fc from "fast-check";

/**
 * The number of cases in a test run. With PROPERTY_SECONDS, runs that long instead, to search for
 * faults.
 */
const RUNS = 100;
const seconds = Number(process.env["PROPERTY_SECONDS"] ?? 0);
/** The same in every run unless it is set: see vitest.config.ts. */
const seed = Number(process.env["PROPERTY_SEED"]);

/** Tries a property on many random cases. A failure prints its seed and the smallest case. */
export function checkProperty<T>(cases: fc.Arbitrary<T>, holds: (one: T) => void): void {
  fc.assert(
    fc.property(cases, (one) => holds(one)),
    seconds > 0
      ? { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1_000 }
      : { seed, numRuns: RUNS },
  );
}

/** The time limit of a test that checks properties, ms. */
export const PROPERTY_TIMEOUT_MS = 30_000 + seconds * 2_000;
