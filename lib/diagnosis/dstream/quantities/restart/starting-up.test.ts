import { describe, expect, it } from "vitest";
import { NOW, queueing, windowOf } from "@/lib/diagnosis/testing/window";
import { startingUp } from "./starting-up";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

/** Started so many s ago; each batch of 10 s takes so long, the first ones hold what was left behind. */
function started(seconds: number, workMs: number, records = 10_000) {
  const startedAt = NOW - seconds * 1_000;
  const batches = queueing(Math.floor(seconds / 10) - 1, () => ({ workMs, records }));
  return startingUp(situationAt(windowOf({ startedAt, batches }), NOW));
}

const UNCLEAR = /whether it works off what it found is not known yet/;

describe("startingUp", () => {
  it("does not know yet what becomes of a queue behind batches that did less than arrives", () =>
    expect(started(70, 20_000)).toMatch(UNCLEAR));

  it("knows of a Spark that does more than arrives", () => {
    // 1 000 records/s are put: 20 s for 20 000 are as many, and a few more are more.
    expect(started(70, 20_000, 20_000)).toMatch(UNCLEAR);
    expect(started(70, 20_000, 21_000)).toBeUndefined();
  });

  it("knows of one without a queue", () => expect(started(70, 9_000)).toBeUndefined());

  it("knows enough when it had its time", () => {
    expect(started(180, 60_000)).toMatch(UNCLEAR);
    expect(started(181, 60_000)).toBeUndefined();
  });
});
