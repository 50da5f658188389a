import { describe, expect, it } from "vitest";
import {
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  queueing,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { recordsInStream } from "./backlog";
import { newRecordWait } from "./new-record-wait";
import { delays } from "./delays";
import { presentLoad } from "@/lib/diagnosis/dstream/quantities/load/present-load";
import { recovery } from "@/lib/diagnosis/dstream/quantities/recovery/recovery";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";
// from "@/lib/diagnosis/dstream/quantities/load/present-load";

const at = (given: Given) => situationAt(windowOf(given), NOW);

/**
 * Down for half an hour, and started again `count` batches ago. Each batch holds 2.5 × the puts of its
 * processing time.
 */
const restarted = (count: number, workMs = 12_000): Given => ({
  startedAt: NOW - count * 10_000,
  periods: minutes(180, (ago) =>
    ago > 32 ? healthyPeriod() : { putRecords: 1000, putBytes: 500_000 },
  ),
  batches: queueing(count, () => ({ records: 2.5 * workMs, workMs })),
});
const WORKED_PER_SECOND = 2_500;

describe("beforeNewcomer", () => {
  it("is what lies in the stream and in open batches, at the rate at which it is worked off", () => {
    // The last but one has just been started, and the last one waits.
    const seen = at(restarted(12));
    const lies = recordsInStream(seen) ?? 0;
    expect(lies).toBeGreaterThan(1_000_000);
    expect(newRecordWait(seen)).toEqual({
      inStreamMs: (lies / WORKED_PER_SECOND) * 1000,
      inSparkMs: 24_000,
      ownMs: 4_000,
    });
  });

  it("is the delay of a record that is put now, while older ones are read now", () => {
    const { inStreamMs = 0, readAgeMs, inSparkMs, endToEndMs } = delays(at(restarted(12)));
    expect(inStreamMs).toBeCloseTo((readAgeMs ?? 0) / (WORKED_PER_SECOND / 1_000), 3);
    expect(inSparkMs).toBe(24_000);
    expect(endToEndMs).toBe(inStreamMs + 24_000 + 4_000 + 5_000);
  });

  it("counts the remaining part of a running batch", () => {
    const later = situationAt(windowOf({ ...restarted(12), at: NOW + 5_000 }), NOW + 5_000);
    expect(newRecordWait(later)?.inSparkMs).toBe(19_000);
  });

  it("is undefined, like the delay, before three batches show the rate", () => {
    const early = at(restarted(5, 20_000));
    expect(recovery(early)).toBeDefined();
    expect(newRecordWait(early)).toBeUndefined();
    expect(delays(early).endToEndMs).toBeUndefined();
  });

  it("is undefined where no backlog is worked off", () =>
    expect(newRecordWait(at({}))).toBeUndefined());
});

describe("presentLoad, while a backlog is worked off", () => {
  it("is at most 1, however long batches of the backlog take", () =>
    expect(presentLoad(at(restarted(12)))).toBe(1));
});
