import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { FactShapes } from "@/lib/domain/facts";
import type {
  Lease,
  ShardFacts,
  ShardLag,
  ShardWrites,
  StreamFacts,
} from "@/lib/domain/stream-facts";
import { emptyWindow } from "@/lib/domain/window";
import { shardsView } from "./shards-view";

const AT = 100 * MINUTE_MS;
const INTERVAL_MS = 10_000;
/** max(60 s, 3 intervals). */
const LIMIT_MS = 60_000;

const id = (n: number): string => `shardId-${String(n).padStart(12, "0")}`;
const worker = (n: number): string =>
  `ip-10-0-0-${n}.internal:00000000-0000-4000-8000-00000000000${n}`;

const shard = (n: number, more: Partial<ShardFacts> = {}): ShardFacts => ({
  id: id(n),
  parentIds: [],
  startingSequence: "1",
  startingHash: "0",
  endingHash: "9",
  ...more,
});

const lease = (n: number, more: Partial<Lease> = {}): Lease => ({
  shardId: id(n),
  owner: worker(1),
  counter: 1,
  checkpoint: "100",
  ownerSwitches: 0,
  parentIds: [],
  ...more,
});

const renewed = (one: Lease): Lease => ({ ...one, counter: one.counter + 18 });
const moved = (one: Lease): Lease => ({ ...renewed(one), checkpoint: "200" });
const lag = (n: number, lagMs?: number, perMinute = 0): ShardLag => ({
  shardId: id(n),
  to: AT - MINUTE_MS,
  ...(lagMs !== undefined && { lagMs, perMinute }),
});
const writes = (n: number, putRecords: number, refused = 0): ShardWrites => ({
  shardId: id(n),
  putRecords,
  putBytes: 0,
  refused,
  to: AT - MINUTE_MS,
});

interface Given {
  readonly shards?: readonly ShardFacts[];
  readonly before?: readonly Lease[] | undefined;
  readonly after?: readonly Lease[];
  readonly lags?: readonly ShardLag[];
  readonly writes?: readonly ShardWrites[];
  readonly shardLevelMetrics?: readonly string[];
  readonly startedAt?: number;
  readonly kclApplication?: string | undefined;
  readonly scannedAgoMs?: number;
}

function view(given: Given) {
  const { facts } = emptyWindow(0, AT, 0);
  const { shards = [], before, after, scannedAgoMs = 0, startedAt = 0 } = given;
  const scan = (at: number, leases: readonly Lease[] | undefined) =>
    leases === undefined
      ? []
      : [{ at: at - scannedAgoMs, value: { table: "t", region: "r", leases } }];
  // The view reads no other field of these two.
  const stream = {
    openShards: shards.length,
    shardLevelMetrics: given.shardLevelMetrics ?? [],
  } as unknown as StreamFacts;
  const application = { startedAt } as FactShapes["application"];
  const openShards = shards.length;
  return shardsView(
    "kclApplication" in given && given.kclApplication === undefined ? {} : { kclApplication: "t" },
    {
      ...facts,
      shards: [{ at: 0, value: shards }],
      stream: [{ at: 0, value: stream }],
      application: [{ at: 0, value: application }],
      leases: [...scan(AT - MINUTE_MS, before), ...scan(AT, after)],
      shardLags: given.lags ? [{ at: AT, value: { shards: given.lags, openShards } }] : [],
      shardWrites: given.writes ? [{ at: AT, value: { shards: given.writes, openShards } }] : [],
    },
    AT,
    INTERVAL_MS,
  );
}

const three = [0, 1, 2].map((n) => shard(n));
const leases = three.map((_, n) => lease(n));
const all = { shards: three, before: leases, after: leases.map(moved) };

describe("shardsView", () => {
  it("is absent while Kinesis has not listed the shards", () => {
    const { facts } = emptyWindow(0, AT, 0);
    expect(shardsView({}, facts, AT, INTERVAL_MS)).toBeUndefined();
  });

  it("puts the unread first, then those that refuse, then the late ones, then the fullest", () => {
    const shards = [0, 1, 2, 3, 4].map((n) => shard(n));
    const before = [0, 1, 2, 3].map((n) => lease(n));
    const rows = view({
      shards,
      before,
      after: before.map(moved),
      lags: [lag(0, LIMIT_MS), lag(1, LIMIT_MS + 1), lag(2, 0), lag(3, 0)],
      writes: [writes(2, 500, 3), writes(3, 900), writes(0, 100)],
    })?.rows;
    expect(rows?.map(({ shardId, concern }) => [shardId, concern])).toEqual([
      [id(4), "unread"],
      [id(2), "refusing"],
      [id(1), "late"],
      [id(0), undefined],
      [id(3), undefined],
    ]);
  });

  it.each<[string, Given, string | undefined, string | undefined]>([
    ["moves", { after: [moved(lease(0))] }, "moved", undefined],
    ["stands", { after: [renewed(lease(0))] }, "stalled", "unclear"],
    [
      "stands and has no lag",
      { after: [renewed(lease(0))], lags: [lag(0), lag(1, 0)] },
      "stalled",
      "unread",
    ],
    ["is not renewed", { after: [lease(0)] }, "unowned", "unread"],
    ["is not there", { before: [], after: [] }, "missing", "unread"],
    [
      "is not there soon after a start",
      { before: [], after: [], startedAt: AT - MINUTE_MS },
      undefined,
      undefined,
    ],
    [
      "is of another stream, in one scan",
      { before: undefined, after: [lease(0, { checkpoint: "0" })] },
      "foreign",
      "unread",
    ],
    ["has one scan only", { before: undefined, after: [lease(0)] }, undefined, undefined],
    [
      "was scanned too long ago",
      { after: [lease(0)], scannedAgoMs: 4 * MINUTE_MS + 1 },
      undefined,
      undefined,
    ],
    [
      "has no datapoint as all others",
      { after: [moved(lease(0))], lags: [lag(0)] },
      "moved",
      undefined,
    ],
    [
      "has no datapoint unlike others",
      { after: [moved(lease(0))], lags: [lag(0), lag(1, 0)] },
      "moved",
      "unclear",
    ],
  ])("says of a lease that %s what it proves", (_, given, state, concern) => {
    const [row] = view({ shards: [shard(0)], before: [lease(0)], ...given })?.rows ?? [];
    expect(row?.lease).toBe(state);
    expect(row?.concern).toBe(concern);
  });

  it("keeps a closed shard until it is read to its end", () => {
    const shards = [
      shard(0, { endingSequence: "150" }),
      shard(1, { endingSequence: "150" }),
      shard(2),
    ];
    const after = [lease(0), lease(1, { checkpoint: "SHARD_END" }), lease(2)];
    const rows = view({ shards, after })?.rows ?? [];
    expect(rows.map(({ shardId, closed }) => [shardId, closed])).toEqual([
      [id(0), true],
      [id(2), undefined],
    ]);
  });

  it("never fills in what is not known", () => {
    const [row] = view({ shards: [shard(0)], kclApplication: undefined })?.rows ?? [];
    expect(row).toEqual({ shardId: id(0) });
  });
});

describe("its gaps", () => {
  const ON = ["ALL"];

  it("say why nothing is known, each reason once", () =>
    expect(view({ shards: three })?.gaps).toEqual([
      "Worker and lease by shard are not known: the lease table was not read in the last 4 minutes.",
      "Lag by shard is not known: it is asked for only while the stream is read late, because each shard is a billed metric.",
      "Put and refusals by shard are not known: that needs enhanced shard-level metrics, which are off.",
    ]));

  it("name the missing setting instead of three reasons", () =>
    expect(view({ shards: three, kclApplication: undefined })?.gaps[0]).toBe(
      "Worker, lease and lag by shard are not known: no KCL application is configured.",
    ));

  it("say how many are known", () =>
    expect(
      view({
        ...all,
        lags: [lag(0, 0)],
        writes: [writes(0, 1), writes(1, 1)],
        shardLevelMetrics: ON,
      })?.gaps,
    ).toEqual([
      "Lag is known of 1 of 3 shards: at most 20 are asked a minute, the late ones first, because each is a billed metric.",
      "What is put is known of 2 of 3 shards: asked are at most 20 shards a minute, for about 4 US cents an hour.",
    ]));

  it("are empty when all is known", () => {
    const known = three.map((_, n) => n);
    expect(
      view({ ...all, lags: known.map((n) => lag(n, 0)), writes: known.map((n) => writes(n, 1)) })
        ?.gaps,
    ).toEqual([]);
  });
});

describe("its summary", () => {
  const held = (owners: readonly number[]) => {
    const before = owners.map((owner, n) => lease(n, { owner: worker(owner) }));
    return { shards: owners.map((_, n) => shard(n)), before, after: before.map(moved) };
  };

  it.each<[string, Given, string]>([
    ["nothing but names", { shards: three }, "3 shards."],
    ["moving checkpoints", all, "3 shards, all checkpoints move."],
    [
      "small lags",
      { ...all, lags: [lag(0, 0), lag(1, 0), lag(2, LIMIT_MS)] },
      "3 shards, read in time.",
    ],
    [
      "one late shard and its worker",
      { ...held([1, 1, 2]), lags: [lag(0, 90_000, 3_000), lag(1, 0), lag(2, 0)] },
      "Shard 0 is read 1 min 30 s late and falls further behind; ip-10-0-0-1 holds it, and 1 that is in time.",
    ],
    [
      "one worker with all the late ones",
      { ...held([1, 1, 2]), lags: [lag(0, 90_000), lag(1, 120_000), lag(2, 0)] },
      "2 of 3 shards are read late, shard 1 by 2 min; ip-10-0-0-1 holds both.",
    ],
    [
      "two workers",
      { ...held([1, 1, 2]), lags: [lag(0, 90_000), lag(1, 120_000), lag(2, 100_000)] },
      "All 3 shards are read late, shard 1 by 2 min; ip-10-0-0-1 holds 2, ip-10-0-0-2 holds 1.",
    ],
    [
      "a worker whose other shards were not asked",
      { ...held([1, 1, 2]), lags: [lag(0, 90_000)] },
      "Shard 0 is read 1 min 30 s late; ip-10-0-0-1 holds it.",
    ],
    [
      "many workers",
      { ...held([1, 2, 3, 4]), lags: [1, 2, 3].map((n) => lag(n, 90_000)) },
      "All 3 shards asked are read late, shard 1 by 1 min 30 s; 3 of 4 workers hold them.",
    ],
    [
      "all workers",
      { ...held([1, 2, 3]), lags: [0, 1, 2].map((n) => lag(n, 90_000)) },
      "All 3 shards are read late, shard 0 by 1 min 30 s; all 3 workers hold some of them.",
    ],
    [
      "a shard that refuses",
      { ...all, writes: [writes(1, 950, 40), writes(0, 20)] },
      "Shard 1 refuses 40 records/s, at 95 % of its write limit.",
    ],
    [
      "a shard that stands",
      { shards: [shard(0)], before: [lease(0)], after: [renewed(lease(0))] },
      "Shard 0 does not move on: nothing is put to it, or it is not read.",
    ],
    ["a stream without open shards", { shards: [] }, "The stream has no open shard."],
  ])("tells of %s", (_, given, summary) => expect(view(given)?.summary).toBe(summary));
});
