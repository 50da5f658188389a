import { expect, it } from "vitest";
import { evaluate } from "./diagnose";
import { healthyPeriod, minutes, NOW, windowOf } from "./testing/window";

it("dates a state in whole milliseconds, also where the line through its lag meets zero between two", () => {
  const LAGS = [60_001, 75_002, 90_017, 101_003, 118_011, 131_013];
  const { since, cause } = evaluate(
    windowOf({
      // Late from the first known minute, so the line reaches back before it.
      periods: minutes(8, (ago) => ({
        ...healthyPeriod(),
        iteratorAge: LAGS[8 - ago] ?? 0,
        readThrottledCalls: 8,
      })),
    }),
    NOW,
  );
  expect(cause).toBe("read-limit");
  expect(Number.isInteger(since)).toBe(true);
});
