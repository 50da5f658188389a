import { describe, expect, it } from "vitest";
import { fieldCase } from "./field-cases";
import { toldUntil, withLag } from "./change-incident";
import { textOf, verdictOn } from "./said";
import { withShards } from "./with-shards";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const idOf = (index: number) => `shardId-${String(index).padStart(12, "0")}`;

describe("one late shard, variants of one-of-32-a-day-behind", () => {
  const standing = (shards: number, late: readonly number[], lagMs: number) =>
    verdictOn(
      withLag(
        withShards(fieldCase("one-of-32-a-day-behind"), shards),
        (id) => late.map(idOf).includes(id),
        () => lagMs,
      ),
    );

  it.each([
    { shards: 64, late: 63, lagMs: 3 * HOUR, severity: "warning", words: "3 h behind" },
    { shards: 64, late: 0, lagMs: 40 * MINUTE, severity: "warning", words: "40 min behind" },
    { shards: 24, late: 19, lagMs: 5 * MINUTE, severity: "warning", words: "5 min behind" },
    { shards: 24, late: 23, lagMs: 36 * HOUR, severity: "warning", words: "1 d 12 h behind" },
    // More than half of the retention of 72 h.
    { shards: 24, late: 23, lagMs: 37 * HOUR, severity: "critical", words: "1 d 13 h behind" },
    { shards: 16, late: 8, lagMs: 2 * MINUTE, severity: "warning", words: "2 min behind" },
  ])("shard $late of $shards, $words: named", ({ shards, late, lagMs, severity, words }) => {
    const result = standing(shards, [late], lagMs);
    expect([result.bottleneck, result.cause], result.headline).toEqual([
      "consumer",
      "slow-reading",
    ]);
    expect(result.headline).toContain(`${idOf(late)}, one of ${shards} shards, is ${words}`);
    expect(result.severity).toBe(severity);
  });

  it("several are counted, and named in the evidence", () => {
    const result = standing(24, [5, 21], HOUR);
    expect(result.cause).toBe("slow-reading");
    expect(result.headline).toContain("2 of 24 shards are up to 1 h behind");
    expect(textOf(result)).toContain(idOf(5));
    expect(textOf(result)).toContain(idOf(21));
  });

  it.each([
    { lagMs: MINUTE, name: "exactly a minute is not late" },
    { lagMs: 0, name: "no lag at all" },
  ])("$name", ({ lagMs }) => expect(standing(64, [63], lagMs).cause).toBe("keeping-up"));

  it("the backlog is that of the late shard, not of the whole stream", () => {
    const one = standing(64, [63], HOUR).numbers.backlogRecords ?? Infinity;
    // 12 600 records/s by Spark's count: an hour of one of 64 shards, and the records inside Spark.
    expect(one).toBeGreaterThanOrEqual((12_000 * 3600) / 64);
    expect(one).toBeLessThan((1.5 * 12_600 * 3600) / 64);
  });
});

describe("one slow shard, variants of one-slow-shard", () => {
  const rising = (late: number, perMinute: number, began: number) =>
    verdictOn(
      withLag(
        fieldCase("one-slow-shard"),
        (id) => id === idOf(late),
        (ago) => Math.max(0, began - ago) * perMinute,
      ),
    );

  it.each([
    { late: 0, perMinute: 30_000, began: 60 },
    { late: 23, perMinute: 15_000, began: 40 },
    { late: 12, perMinute: 55_000, began: 25 },
  ])("shard $late, $perMinute ms a minute: critical", ({ late, perMinute, began }) => {
    const result = rising(late, perMinute, began);
    expect([result.bottleneck, result.severity], result.headline).toEqual(["consumer", "critical"]);
    expect(result.cause, result.headline).toBe("slow-reading");
    expect(result.headline).toContain(idOf(late));
    const at = fieldCase("one-slow-shard").at;
    expect(Math.abs((at - (result.since ?? 0)) / MINUTE - began)).toBeLessThanOrEqual(3);
  });

  it("own lags without a datapoint for an hour prove nothing: never calm", () => {
    const silent = toldUntil(fieldCase("one-slow-shard"), 60, (metric) =>
      metric.startsWith("MillisBehindLatest"),
    );
    expect(["ok", "info"]).not.toContain(verdictOn(silent).severity);
  });
});

describe("never catches up, variants of never-catches-up-capped", () => {
  it.each([3, 12, 40, 300])("%s min late at its cap: rate-cap", (minutes) => {
    const result = verdictOn(
      withLag(
        fieldCase("never-catches-up-capped"),
        () => true,
        () => minutes * MINUTE,
      ),
    );
    expect([result.bottleneck, result.severity, result.cause], result.headline).toEqual([
      "consumer",
      "warning",
      "rate-cap",
    ]);
  });

  it("on time at its cap: no trouble", () => {
    const result = verdictOn(
      withLag(
        fieldCase("never-catches-up-capped"),
        () => true,
        () => 0,
      ),
    );
    expect(result.cause, result.headline).not.toBe("rate-cap");
  });
});

describe("another's replay, variants of replay-at-horizon-no-kcl", () => {
  it.each([24, 12, 2])("%s h old: another reader's, and none of our data are lost", (hours) => {
    const file = fieldCase("replay-at-horizon-no-kcl");
    // The other reader began forty minutes ago, at the oldest record.
    const result = verdictOn(
      withLag(
        file,
        () => false,
        (ago) => (ago <= 40 ? hours * HOUR - 10_000 : 0),
      ),
    );
    expect([result.bottleneck, result.cause], result.headline).toEqual(["none", "other-consumer"]);
    expect(result.also).not.toContain("losing-data");
  });
});
