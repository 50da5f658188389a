import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts";
import type { SparkSettings } from "@/lib/domain/spark-facts";
import type { Lease, LeaseScan, ShardFacts } from "@/lib/domain/stream-facts";
import {
  batches,
  healthyPeriod,
  minutes,
  NOW,
  SETTINGS,
  windowOf,
} from "@/lib/diagnosis/testing/window";
import { areFromElsewhere, unreadStream } from "./unread-stream";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
/** Two minutes are not settled yet. */
const UNSETTLED = 2;
const PUT = { putRecords: 1000, putBytes: 500_000 };

interface Input {
  /** The number of settled minutes at the end without a read. */
  readonly unreadFor?: number;
  /** The values of such a minute. */
  readonly unread?: Partial<ReturnType<typeof healthyPeriod>> & { readonly getSuccess?: number };
  /** The part of the puts that Spark takes in them. */
  readonly takes?: number;
  readonly startedAgoMs?: number;
  readonly known?: number;
  readonly settings?: Partial<SparkSettings>;
  readonly scans?: readonly Reading<LeaseScan>[];
}

const SHARD: ShardFacts = {
  id: "shardId-0",
  parentIds: [],
  startingSequence: "1",
  startingHash: "0",
  endingHash: "9",
};

function situation(input: Input) {
  const { unreadFor = 3, unread = PUT, takes = 0, startedAgoMs = 3 * 3_600_000 + 1 } = input;
  const { known = 180, settings = {}, scans = [] } = input;
  const lasts = (unreadFor + UNSETTLED) * 6;
  const window = windowOf({
    startedAt: NOW - startedAgoMs,
    periods: minutes(known, (ago) => (ago <= unreadFor + UNSETTLED ? unread : healthyPeriod())),
    batches: batches(1080, (ago) => ({ records: ago < lasts ? 10_000 * takes : 10_000 })),
    facts: {
      settings: { ...SETTINGS, ...settings },
      shards: [{ at: NOW - MINUTE, value: [SHARD] }],
      leases: scans,
    },
  });
  return situationAt(window, NOW);
}
const of = (input: Input) => unreadStream(situation(input));

const lease = (counter: number, checkpoint = "5"): Lease => ({
  shardId: "shardId-0",
  counter,
  checkpoint,
  ownerSwitches: 0,
  parentIds: [],
});
const scan = (agoMs: number, ...leases: readonly Lease[]): Reading<LeaseScan> => ({
  at: NOW - agoMs,
  value: { table: "etl", region: "eu-west-1", leases },
});

describe("a stream that nobody reads", () => {
  it("is reported after three settled minutes with puts and without reads", () =>
    expect(of({})).toEqual({
      since: NOW - 5 * MINUTE,
      sinceIsAtLeast: false,
      putRecords: 1000,
      everyCallFails: false,
      leasesStalled: undefined,
    }));

  it.each<{ name: string; input: Input }>([
    { name: "with two such minutes", input: { unreadFor: 2 } },
    { name: "if nothing is put", input: { unread: { putRecords: 0, putBytes: 0 } } },
    { name: "if the puts are not known", input: { unread: { putRecords: 1000 } } },
    { name: "while Spark takes nine tenths of its usual share", input: { takes: 0.9 } },
    { name: "before leases could be taken after a start", input: { startedAgoMs: 6 * MINUTE - 1 } },
  ])("is not reported $name", ({ input }) => expect(of(input)).toBeUndefined());

  it.each<{ name: string; input: Input }>([
    { name: "while Spark takes less than that, from another stream", input: { takes: 0.89 } },
    {
      name: "three minutes after leases could be taken",
      input: { startedAgoMs: 6 * MINUTE },
    },
  ])("is reported $name", ({ input }) => expect(of(input)).toBeDefined());

  it("is at least as old as the data if it is unread from their start", () =>
    expect(of({ unreadFor: 8, known: 10 })).toMatchObject({
      since: NOW - 10 * MINUTE,
      sinceIsAtLeast: true,
    }));

  it.each([
    {
      name: "is called, and no call succeeds",
      unread: { ...PUT, getCalls: 16, getSuccess: 0 },
      want: true,
    },
    {
      name: "is called, and some succeed",
      unread: { ...PUT, getCalls: 16, getSuccess: 0.1 },
      want: false,
    },
    { name: "is not called", unread: { ...PUT, getCalls: 0, getSuccess: 0 }, want: false },
  ])("says whether it $name", ({ unread, want }) =>
    expect(of({ unread })?.everyCallFails).toBe(want),
  );
});

describe("a stream that seems unread, and the lease table", () => {
  it.each<{ name: string; scans: readonly Reading<LeaseScan>[]; stand: boolean | "read" }>([
    {
      name: "does not move: the stream is unread",
      scans: [scan(40_000, lease(7)), scan(0, lease(7))],
      stand: true,
    },
    {
      name: "moves: a datapoint is lost",
      scans: [scan(40_000, lease(6, "4")), scan(0, lease(7))],
      stand: "read",
    },
    {
      name: "has moved after records in flight were written",
      scans: [scan(3 * MINUTE, lease(1, "4")), scan(40_000, lease(6)), scan(0, lease(7))],
      stand: "read",
    },
    {
      name: "moved only within two minutes, from records in flight",
      scans: [scan(3 * MINUTE + 1, lease(1, "4")), scan(40_000, lease(6)), scan(0, lease(7))],
      stand: true,
    },
  ])("is evaluated by the table if it $name", ({ scans, stand }) =>
    expect(of({ scans })?.leasesStalled ?? "read").toBe(stand),
  );
});

describe("a limited reader", () => {
  // A cap of 300 a second per receiver, with two receivers: 10,000 records of four shards last 66.7 s.
  const capped = { maxRate: 300 };
  const takes = 0.6;

  it("lives on what it fetched at once, and three minutes more", () =>
    expect(of({ settings: capped, takes })).toBeUndefined());

  it("does not read once that is used up", () =>
    expect(of({ settings: capped, takes, unreadFor: 5 })).toBeDefined());
});

describe("batches with records while nobody reads", () => {
  it.each([
    { name: "are another stream's", takes: 0.5, want: true },
    { name: "are absent", takes: 0, want: false },
  ])("$name", ({ takes, want }) => expect(areFromElsewhere(situation({ takes }))).toBe(want));
});
