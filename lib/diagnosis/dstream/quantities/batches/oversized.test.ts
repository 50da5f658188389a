import { describe, expect, it } from "vitest";
import { batches, NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { isOversized } from "./oversized";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/**
 * Whether the oldest batch is oversized, given the records of all. 10 000 records arrive in an interval.
 */
function isFirstOutsized(...records: readonly number[]): boolean | undefined {
  const all = batches(records.length, (ago) => ({ records: records[records.length - ago] ?? 0 }));
  const situation = situationAt(windowOf({ batches: all, startedAt: NOW - 60_000 }), NOW);
  const [first] = situation.batches;
  return first && isOversized(first, situation);
}

describe("isOversized", () => {
  it.each([
    ["three times what arrives", [30_000, 10_000, 10_000, 10_000], true],
    ["a record less", [29_999, 10_000, 10_000, 10_000], false],
    ["three times the other one of two", [60_000, 20_000], true],
    ["the first of a load that has grown", [40_000, 40_000, 40_000, 40_000], false],
    ["the only batch, with the records of a few intervals", [40_000], false],
    ["nothing", [0, 10_000], false],
  ])("%s", (_name, records, wanted) => expect(isFirstOutsized(...records)).toBe(wanted));

  it("is undefined before there is a batch", () => expect(isFirstOutsized()).toBeUndefined());
});
