import { describe, expect, it } from "vitest";
import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";
import { type MetricPeriod, MINUTE_MS } from "@/lib/domain/metric-period";
import { batchIntervalOf, stalledShards } from "./stalled-shards";

const NOW = Date.UTC(2026, 10, 23, 14, 2);

const shard = (id: string, ended = false): ShardFacts => ({
  id,
  parentIds: [],
  startingSequence: "1",
  startingHash: "0",
  endingHash: "9",
  ...(ended && { endingSequence: "99" }),
});
const lease = (shardId: string, checkpoint: string, counter: number): Lease => ({
  shardId,
  checkpoint,
  counter,
  ownerSwitches: 0,
  parentIds: [],
});
/** A scan from this many ms ago. */
const scan = (ago: number, ...leases: Lease[]) => ({ at: NOW - ago, value: { leases } });
const minutes = (...puts: (number | undefined)[]): MetricPeriod[] =>
  puts.map((putRecords, i) => ({
    at: NOW - (puts.length - i) * MINUTE_MS,
    periodMs: MINUTE_MS,
    readAt: NOW,
    values: putRecords === undefined ? {} : { putRecords },
  }));

const SHARDS = ["moves", "stands", "unowned"].map((id) => shard(id));
const then = [lease("moves", "5", 1), lease("stands", "5", 1), lease("unowned", "5", 1)];
const later = [lease("moves", "6", 2), lease("stands", "5", 2), lease("unowned", "5", 1)];
const at = (ago: number, age = 0) => [scan(ago + age, ...then), scan(age, ...later)];
const given = {
  shards: SHARDS,
  scans: at(MINUTE_MS),
  periods: minutes(7),
  intervalMs: 10_000,
  now: NOW,
};

describe("stalledShards", () => {
  it.each([
    ["names the stalled one, and neither a moving one nor one that nobody renews", {}, ["stands"]],
    ["finds none in scans under a minute apart", { scans: at(MINUTE_MS - 1) }, []],
    ["accepts closer scans if told to", { scans: at(30_000), apartMs: 0 }, ["stands"]],
    ["finds none over one batch interval", { intervalMs: MINUTE_MS }, []],
    ["finds it over more than that", { intervalMs: MINUTE_MS - 1 }, ["stands"]],
    ["finds it if the interval is unknown", { intervalMs: undefined }, ["stands"]],
    [
      "compares with an older scan for a longer interval",
      {
        intervalMs: 300_000,
        scans: [scan(300_001, ...then), scan(60_000, ...then), scan(0, ...later)],
      },
      ["stands"],
    ],
    ["finds none with one scan", { scans: at(MINUTE_MS).slice(1) }, []],
    ["finds none without a scan", { scans: [] }, []],
    ["still uses a scan of four minutes ago", { scans: at(MINUTE_MS, 240_000) }, ["stands"]],
    ["uses none that is older", { scans: at(MINUTE_MS, 240_001) }, []],
    ["finds none while nothing is put", { periods: minutes(0, 0) }, []],
    ["finds none if the puts are a gap", { periods: minutes(undefined) }, []],
    ["finds none without minutes", { periods: [] }, []],
    [
      "counts a put of five minutes ago as current",
      { periods: minutes(1, 0, 0, 0, 0) },
      ["stands"],
    ],
    ["but none that is older", { periods: minutes(1, 0, 0, 0, 0, 0) }, []],
    ["leaves out what was read to its end", { shards: [shard("stands", true)] }, []],
    ["finds none without shards", { shards: [] }, []],
  ])("%s", (_name, other, wanted) => expect(stalledShards({ ...given, ...other })).toEqual(wanted));
});

describe("batchIntervalOf", () => {
  it.each([
    ["the application's", { intervalMs: 2_000 }, [{ intervalMs: 9_000 }], 2_000],
    ["its newest batch's", {}, [{ intervalMs: 1_000 }, { intervalMs: 9_000 }], 9_000],
    ["a batch's without an application", undefined, [{ intervalMs: 9_000 }], 9_000],
    ["nobody's", undefined, [], undefined],
  ])("is %s", (_name, application, batches, wanted) =>
    expect(batchIntervalOf({ application, batches })).toBe(wanted),
  );
});
