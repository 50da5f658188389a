import { describe, expect, it } from "vitest";
import { diagnose } from "@/lib/diagnosis/diagnose";
import { batches, minutes, NOW, windowOf } from "@/lib/diagnosis/testing/window";

const MINUTE = 60_000;

describe("notKnown", () => {
  it("names only the numbers that are null", () => {
    const { numbers, notKnown } = diagnose(windowOf(), NOW);
    // Every batch has the same size, so no cost per record follows from them.
    expect(numbers.sustainableRecordsPerSecond).toBeNull();
    expect(notKnown).toEqual({
      sustainableRecordsPerSecond: "the batches are too alike in size to tell",
    });
  });

  it("is absent when every number is known", () =>
    expect(
      diagnose(
        windowOf({
          batches: batches(1080, (ago) => ({
            records: 10_000 + (ago % 5) * 2_000,
            workMs: 4_000 + (ago % 5) * 500,
          })),
        }),
        NOW,
      ).notKnown,
    ).toBeUndefined());

  it("says that too few batches were completed", () => {
    const { notKnown } = diagnose(windowOf({ batches: batches(2, () => ({})) }), NOW);
    expect(notKnown?.utilisationRatio).toBe("fewer than three batches were completed lately");
    expect(notKnown?.waitingInStreamMs).toBeUndefined();
  });

  it("names the silent driver once, and not what is missing because of it", () => {
    const silent = { status: "failing", lastSuccessAt: NOW - 5 * MINUTE } as const;
    const { notKnown } = diagnose(windowOf({ facts: { "source-spark": silent } }), NOW);
    expect(notKnown?.backlogRecords).toBe("Spark's driver does not answer");
  });

  it("names CloudWatch's missing minutes for what lies in the stream", () => {
    const { notKnown } = diagnose(windowOf({ periods: minutes(0, () => ({})) }), NOW);
    expect(notKnown?.endToEndDelayMs).toBe("recent minutes of CloudWatch are missing");
    expect(notKnown?.utilisationRatio).toBeUndefined();
  });
});
