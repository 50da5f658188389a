import { describe, expect, it } from "vitest";
import { NOW, queueing, windowOf } from "@/lib/diagnosis/testing/window";
import { startingUp } from "./starting-up";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** Started `seconds` ago. Each batch of 10 s takes `workMs`, and the first ones hold the backlog. */
function started(seconds: number, workMs: number, records = 10_000) {
  const startedAt = NOW - seconds * 1_000;
  const batches = queueing(Math.floor(seconds / 10) - 1, () => ({ workMs, records }));
  return startingUp(situationAt(windowOf({ startedAt, batches }), NOW));
}

const UNCLEAR = /whether it works off what it found is not known yet/;

describe("startingUp", () => {
  it("does not know yet about a queue behind batches that did less than arrives", () =>
    expect(started(70, 20_000)).toMatch(UNCLEAR));

  it("is undefined for a Spark that does more than arrives", () => {
    // 1 000 records/s are put: 20 s for 20 000 is the same rate, and a few more records are more.
    expect(started(70, 20_000, 20_000)).toMatch(UNCLEAR);
    expect(started(70, 20_000, 21_000)).toBeUndefined();
  });

  it("is undefined without a queue", () => expect(started(70, 9_000)).toBeUndefined());

  it("is undefined after enough time", () => {
    expect(started(180, 60_000)).toMatch(UNCLEAR);
    expect(started(181, 60_000)).toBeUndefined();
  });
});
