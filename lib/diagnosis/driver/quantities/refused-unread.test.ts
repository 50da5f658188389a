import { describe, expect, it } from "vitest";
import type { Reading } from "@/lib/domain/facts";
import type { Lease, LeaseScan } from "@/lib/domain/stream-facts";
import type { SourceFault, SourceState } from "@/lib/domain/source-state";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { type Given, healthyPeriod, minutes, NOW, windowOf } from "@/lib/diagnosis/testing/window";
import { refusedUnread } from "./refused-unread";
import { situationAt } from "@/lib/diagnosis/kinds/kind-of";

const MINUTE = 60_000;
const UNREAD = { putRecords: 1000, putBytes: 500_000 };

interface Input {
  /** For how long the driver has not answered, ms. Three minutes contain one whole settled minute. */
  readonly silentMs?: number;
  readonly fault?: SourceFault;
  /** The first of the newest minutes that were not read, and the values of each. */
  readonly unreadFrom?: number;
  readonly unread?: ReturnType<typeof healthyPeriod>;
  /** Earlier minutes that were not read, by how many minutes ago they began. */
  readonly holes?: readonly number[];
  readonly known?: number;
  readonly scans?: readonly Reading<LeaseScan>[];
}

function given(input: Input): Given {
  const { silentMs = 3 * MINUTE, fault = "refused", unreadFrom = 3, unread = UNREAD } = input;
  const { holes = [], known = 180, scans = [] } = input;
  const since = NOW - silentMs;
  const state: SourceState = { status: "failing", lastSuccessAt: since - 10_000, since, fault };
  return {
    periods: minutes(known, (ago) =>
      ago <= unreadFrom ? unread : holes.includes(ago) ? UNREAD : healthyPeriod(),
    ),
    facts: { "source-spark": state, leases: scans },
  };
}
const of = (input: Input) => refusedUnread(situationAt(windowOf(given(input)), NOW));
const cause = (input: Input) => evaluate(windowOf(given(input)), NOW).cause;

describe("a driver that refuses, and a stream that is not read", () => {
  it("is down from the first settled minute after the refusals began, dated at their start", () => {
    expect(of({})).toEqual({ at: NOW - 3 * MINUTE, atLeast: false });
    const verdict = evaluate(windowOf(given({})), NOW);
    expect([verdict.cause, verdict.severity, verdict.since]).toEqual([
      "down",
      "critical",
      NOW - 3 * MINUTE,
    ]);
    expect(verdict.headline).toBe(
      "Spark is down: nothing listens at its address, and nothing was read for 3 min while 1\u202f000 records/s are put.",
    );
  });

  it.each<{ name: string; input: Input }>([
    { name: "before a minute lies wholly in it", input: { silentMs: 3 * MINUTE - 1 } },
    { name: "while a driver merely does not answer in time", input: { fault: "timeout" } },
    {
      name: "if calls are counted, and only their reads are missing",
      input: { unread: { ...UNREAD, getCalls: 16 } },
    },
    {
      name: "if a reader's age is published, and only its reads are missing",
      input: { unread: { ...UNREAD, iteratorAge: 0 } },
    },
    { name: "if nothing is put", input: { unread: {} } },
    { name: "if holes are usual", input: { holes: [13] } },
    { name: "if only two earlier minutes are known", input: { known: 6, silentMs: 3.5 * MINUTE } },
    { name: "if the stream is read again, by any host", input: { unreadFrom: 2 } },
  ])("is not reported $name", ({ input }) => {
    expect(of(input)).toBeUndefined();
    expect(cause(input)).toBe("spark-unreachable");
  });

  it.each<{ name: string; input: Input }>([
    {
      name: "calls are made and get nothing",
      input: { unread: { ...UNREAD, getRecords: 0, getCalls: 16 } },
    },
    { name: "the last hole is more than ten minutes ago", input: { holes: [14] } },
    { name: "three earlier minutes are known", input: { known: 6 } },
    { name: "the cluster reports that it has ended", input: { fault: "finished" } },
  ])("is reported where $name", ({ input }) => expect(cause(input)).toBe("down"));

  it("begins at the last read if reading went on after the refusals began", () =>
    expect(of({ silentMs: 20 * MINUTE })).toEqual({ at: NOW - 3 * MINUTE, atLeast: false }));

  it("begins with the minutes without reads if those began sooner", () => {
    const verdict = evaluate(windowOf(given({ unreadFrom: 10 })), NOW);
    expect([verdict.cause, verdict.since]).toEqual(["down", NOW - 10 * MINUTE]);
  });
});

describe("a driver that refuses, and its leases", () => {
  const lease = (counter: number, checkpoint = "5"): Lease => ({
    shardId: "shardId-0",
    counter,
    checkpoint,
    ownerSwitches: 0,
    parentIds: [],
  });
  const scan = (agoMs: number, leases: readonly Lease[]): Reading<LeaseScan> => ({
    at: NOW - agoMs,
    value: { table: "etl", region: "eu-west-1", leases },
  });
  /** Nothing after the refusals is settled yet. */
  const young = { silentMs: 50_000, unreadFrom: 0 };
  const now = scan(0, [lease(7)]);

  it("is down from the second scan in which no lease was renewed", () =>
    expect(of({ ...young, scans: [scan(30_000, [lease(7)]), now] })).toEqual({
      at: NOW - 50_000,
      atLeast: false,
    }));

  it.each<{ name: string; scans: readonly Reading<LeaseScan>[] }>([
    { name: "by scans less than 30 s apart", scans: [scan(29_999, [lease(7)]), now] },
    { name: "by a scan from before the refusals", scans: [scan(60_000, [lease(7)]), now] },
    { name: "if one was renewed", scans: [scan(30_000, [lease(6)]), now] },
    { name: "if one moved", scans: [scan(30_000, [lease(7, "4")]), now] },
    { name: "if one was created", scans: [scan(30_000, []), now] },
    { name: "by an empty table", scans: [scan(30_000, []), scan(0, [])] },
  ])("is not reported $name", ({ scans }) => {
    expect(of({ ...young, scans })).toBeUndefined();
    expect(cause({ ...young, scans })).toBe("spark-unreachable");
  });

  it("is not down while a lease is renewed, even if a minute was not read", () =>
    expect(of({ scans: [scan(30_000, [lease(6)]), scan(0, [lease(7)])] })).toBeUndefined());

  it("is reported from the stream if the table was not scanned for four minutes", () => {
    const old = [scan(5 * MINUTE, [lease(6)]), scan(4 * MINUTE + 1, [lease(7)])];
    expect(of({ silentMs: 6 * MINUTE, unreadFrom: 5, scans: old })).toBeDefined();
  });
});

describe("what is shown of the stream while the driver is silent", () => {
  const headline = (input: Input) =>
    evaluate(windowOf(given({ fault: "timeout", ...input })), NOW).headline;

  it.each<{ name: string; input: Input; want: string }>([
    {
      name: "nothing, while no minute of it is settled",
      input: { silentMs: 60_000, unreadFrom: 0 },
      want: "for 1 min, and whether the stream is still read is not published yet.",
    },
    {
      name: "that it is read, from a minute since then",
      input: { unreadFrom: 0 },
      want: "for 3 min, but the stream is read.",
    },
    {
      name: "that no reads were seen, from a minute since then",
      input: {},
      want: "for 3 min, and no record was seen to be read since.",
    },
  ])("is $name", ({ input, want }) =>
    expect(headline(input)).toBe(`Spark cannot be judged: its driver has not answered ${want}`),
  );
});
