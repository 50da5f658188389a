import * as fc from "fast-check";

/** So many cases in a test run; PROPERTY_SECONDS looks for as long instead, for whoever hunts. */
const RUNS = 100;
const seconds = Number(process.env["PROPERTY_SECONDS"] ?? 0);
/** The same in every run unless told otherwise: see vitest.config.ts. */
const seed = Number(process.env["PROPERTY_SEED"]);

/** Tries a property on many made-up cases. A failure prints its seed and the smallest case. */
export function checkProperty<T>(cases: fc.Arbitrary<T>, holds: (one: T) => void): void {
  fc.assert(
    fc.property(cases, (one) => holds(one)),
    seconds > 0
      ? { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1_000 }
      : { seed, numRuns: RUNS },
  );
}

/** What a test that checks properties may take, ms. */
export const PROPERTY_TIMEOUT_MS = 30_000 + seconds * 2_000;
