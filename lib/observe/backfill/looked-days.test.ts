import { describe, expect, it } from "vitest";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { DAY_MS } from "@/lib/domain/metric-period";
import { LookedDays } from "./looked-days";

const DAY = Date.UTC(2026, 10, 27);
const OVER = DAY + DAY_MS + LOOKBACK_MS;
const YEAR_MS = 365 * DAY_MS;

/** Checks the day at one instant, and says whether it is due at another. */
function isDueAgain(first: number, later: number): boolean {
  const looked = new LookedDays();
  looked.take("orders", [DAY], first);
  return looked.take("orders", [DAY], later).length > 0;
}

describe("the days to check for holes", () => {
  it("are all days that were never checked, for each pipeline by itself", () => {
    const looked = new LookedDays();
    expect(looked.take("orders", [DAY, DAY + DAY_MS], OVER)).toEqual([DAY, DAY + DAY_MS]);
    expect(looked.take("returns", [DAY], OVER)).toEqual([DAY]);
    expect(looked.take("orders", [], OVER)).toEqual([]);
  });

  it.each([
    ["not due again once they were over", OVER, OVER + YEAR_MS, false],
    ["due again after a minute if they were not over", OVER - 1, OVER + 59_999, true],
    ["not due before that minute is over", OVER - 1, OVER + 59_998, false],
  ])("are %s", (_what, first, later, expected) => expect(isDueAgain(first, later)).toBe(expected));
});
