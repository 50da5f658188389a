import { describe, expect, it } from "vitest";
import type { ShardFacts, ShardWriteFacts } from "@/lib/domain/stream-facts";
import { evaluate } from "@/lib/diagnosis/diagnose";
import { seeksHotShard } from "@/lib/diagnosis/seeks-hot-shard";
import { healthyPeriod, minutes, NOW, STREAM, windowOf } from "@/lib/diagnosis/testing/window";

const ON = ["IncomingBytes", "IncomingRecords", "WriteProvisionedThroughputExceeded"];
const MIB = 1024 * 1024;

const REFUSED = minutes(180, (ago) => ({
  ...healthyPeriod(),
  ...(ago <= 30 && { writeThrottled: 100 }),
}));

/** Four shards, each with its puts (records/s) and refusals. */
function shards(
  ...told: readonly (readonly [put: number, refused: number, bytes?: number])[]
): ShardWriteFacts {
  return {
    openShards: 4,
    shards: told.map(([putRecords, refused, putBytes = 0], index) => ({
      shardId: `shardId-${index}`,
      putRecords,
      putBytes,
      refused,
      to: NOW - 120_000,
    })),
  };
}

const SHARDS: readonly ShardFacts[] = [0, 1, 2, 3].map((index) => ({
  id: `shardId-${index}`,
  parentIds: [],
  startingSequence: "1",
  startingHash: String(index * 100),
  endingHash: String(index * 100 + 99),
}));

function verdict(shardWrites: ShardWriteFacts, at = NOW) {
  const facts = {
    stream: { ...STREAM, shardLevelMetrics: ON },
    shards: SHARDS,
    shardWrites: [{ at, value: shardWrites }],
  };
  return evaluate(windowOf({ periods: REFUSED, facts }), NOW);
}

const evidence = (found: ReturnType<typeof verdict>) =>
  found.evidence.find(({ rule }) => rule === "hot-shard")?.text ?? "";

describe("a hot shard by its own metrics", () => {
  it("is named in headline, evidence and advice, with its share and what it refuses", () => {
    const found = verdict(shards([100, 0], [100, 0], [700, 100], [100, 0]));
    expect(found.cause).toBe("hot-shard");
    expect(found.headline).toBe(
      "One shard is hot: shardId-2 takes 70 % of the writes, and 9.1 % of all records are refused.",
    );
    expect(evidence(found)).toMatch(
      / Of 4 of 4 shards looked at 1 refuses records: shardId-2 \(100 records\/s refused, 70 % of the writes, at 70 % of its limit\); the median shard is at 10 %\.$/,
    );
    expect(found.advice[0]?.text).toMatch(
      /^Spread the partition keys that fall on shardId-2 .* or split it/,
    );
    expect(found.advice[0]?.because).toContain("refuses 100 records/s, at 70 % of its own limit");
    expect(found.advice[0]?.command).toContain(
      "--shard-to-split shardId-2 --new-starting-hash-key 250",
    );
  });

  it("counts by bytes if they fill a shard more", () => {
    const found = verdict(
      shards([10, 0, MIB / 8], [10, 50, MIB / 2], [980, 0, MIB / 8], [10, 0, 0]),
    );
    expect(found.headline).toMatch(/^One shard is hot: shardId-1 takes 67 % of the writes/);
  });

  it("names the worst of two", () => {
    const found = verdict(shards([300, 40], [500, 60], [100, 0], [100, 0]));
    expect(found.headline).toMatch(/^2 shards are hot: shardId-1 alone takes 50 % of the writes/);
    expect(found.advice[0]?.text).toContain("fall on shardId-1, shardId-0 ");
  });

  it("blames bursts where more than half of the shards refuse", () => {
    const found = verdict(shards([250, 30], [250, 30], [250, 40], [250, 0]));
    expect(found.headline).toMatch(/^Bursts on most shards: 9\.1 % of the records are refused/);
    expect(found.advice[0]?.text).toMatch(/^Let the producers spread their puts within the second/);
  });

  it.each([
    { name: "none of the shards asked refuses records", told: shards([250, 0], [250, 0]), at: NOW },
    { name: "they were asked too long ago", told: shards([700, 9]), at: NOW - 300_001 },
    { name: "no shard has a datapoint", told: shards(), at: NOW },
  ])("says the same as without them if $name", ({ told, at }) => {
    const found = verdict(told, at);
    expect(found.headline).toMatch(/^One hot shard, or bursts: 9\.1 %/);
    expect(found.advice[0]?.text).toMatch(/^Spread the partition keys \(a random or finer key\)/);
    expect(found.advice).toHaveLength(1);
  });

  it("says how many of the shards were examined", () =>
    expect(evidence(verdict(shards([250, 0], [250, 0])))).toMatch(
      / Of 2 of 4 shards looked at none refuses any\.$/,
    ));
});

describe("seeksHotShard", () => {
  const seeks = (stream: Partial<typeof STREAM>, given = REFUSED) =>
    seeksHotShard(windowOf({ periods: given, facts: { stream: { ...STREAM, ...stream } } }), NOW);

  it.each([
    ["while records are refused and the three metrics are on", { shardLevelMetrics: ON }, true],
    ["when all are on under the name ALL", { shardLevelMetrics: ["ALL"] }, true],
    ["not with one of them missing", { shardLevelMetrics: ON.slice(1) }, false],
    ["not with metrics off", {}, false],
    ["not for a single shard", { shardLevelMetrics: ON, openShards: 1 }, false],
    ["not for an on-demand stream", { shardLevelMetrics: ON, mode: "on-demand" as const }, false],
  ])("%s", (_name, stream, wanted) => expect(seeks(stream)).toBe(wanted));

  it("not while nothing is refused", () =>
    expect(seeks({ shardLevelMetrics: ON }, minutes(180, healthyPeriod))).toBe(false));
});
