import { describe, expect, it } from "vitest";
import type { LeaseScan } from "@/lib/domain/stream-facts";
import {
  batches,
  type Given,
  healthyPeriod,
  minutes,
  NOW,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { unreadPart } from "./unread-part";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const part = (given: Given) => unreadPart(situationAt(windowOf(given), NOW));

/** `records` of 1 000 records/s are read since `since` minutes. */
const reads = (records: number, since: number): Given => ({
  periods: minutes(180, (ago) => ({
    ...healthyPeriod(),
    ...(ago <= since && { getRecords: records, getBytes: records * 500 }),
  })),
  batches: batches(1080, (ago) => ({ records: (ago <= since * 6 ? records : 1_000) * 10 })),
});

describe("unreadPart", () => {
  it("is undefined where all is read", () => expect(part({})).toBeUndefined());

  it("is the part missing from the share, since the share fell", () => {
    const found = part(reads(500, 20));
    expect(found).toMatchObject({ all: false, since: { at: NOW - 20 * 60_000, atLeast: false } });
    expect(found?.recordsPerSecond).toBeCloseTo(500, -1);
    expect(found?.records).toBeCloseTo(500 * 20 * 60, -4);
  });

  it("is undefined without leases if the gap is smaller than one shard's", () =>
    // Half of the part of one of four shards: 12.5 %.
    expect(part(reads(880, 20))).toBeUndefined());

  it("is everything that is put where nobody reads", () => {
    const unread = minutes(180, (ago) =>
      ago > 20 ? healthyPeriod() : { putRecords: 1000, putBytes: 500_000 },
    );
    const empty = batches(1080, (ago) => (ago > 120 ? {} : { records: 0, workMs: 10 }));
    expect(part({ periods: unread, batches: empty })).toMatchObject({
      all: true,
      recordsPerSecond: 1_000,
      records: 20 * 60_000,
      since: { at: NOW - 20 * 60_000 },
    });
  });

  it("has no number if leases prove it and no share shows the amount", () => {
    const ids = ["a", "b", "c", "d"];
    const shards = ids.map((id) => ({
      id,
      parentIds: [],
      startingSequence: "1",
      startingHash: "0",
      endingHash: "1",
    }));
    const scan = (step: number): LeaseScan => ({
      table: "etl",
      region: "eu-west-1",
      leases: ids
        .filter((id) => id !== "d")
        .map((shardId) => ({
          shardId,
          owner: "host:1",
          counter: 10 + step,
          ownerSwitches: 0,
          parentIds: [],
          checkpoint: `${100 + step}`,
        })),
    });
    const leases = [
      { at: NOW - 120_000, value: scan(0) },
      { at: NOW - 60_000, value: scan(1) },
      { at: NOW, value: scan(2) },
    ];
    const found = part({ startedAt: NOW - 1_800_000, periods: [], facts: { shards, leases } });
    expect(found).toMatchObject({ all: false, records: undefined, recordsPerSecond: undefined });
  });
});
