import { describe, expect, it } from "vitest";
import { Producers } from "./producers";
import { seededRandom } from "./random";
import { completeScenario, type PipelineDefinition } from "./scenario";
import { Shard } from "./shard";
import type { Trouble } from "./troubles";

/** Writes for ten minutes; returns the writes of each second. */
function tenMinutes(definition: Partial<PipelineDefinition>, troubles: readonly Trouble[] = []) {
  const scenario = completeScenario({ id: "orders", shards: 2, ...definition });
  const shards = Array.from({ length: scenario.shards }, () => new Shard());
  const producers = new Producers(scenario, seededRandom(7));
  const seconds = Array.from({ length: 600 }, (_, second) =>
    producers.write(second, shards, new Set(troubles)),
  );
  return { seconds, shards };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("Producers", () => {
  it.each([
    { name: "half of what the shards accept", recordsPerSecond: 1000, bytesPerRecord: 400 },
    { name: "large records within the byte limit", recordsPerSecond: 10, bytesPerRecord: 100_000 },
  ])("is never throttled at $name", (load) => {
    const { seconds } = tenMinutes(load);
    expect(sum(seconds.map((second) => second.rejected))).toBe(0);
    expect(sum(seconds.map((second) => second.records)) / 600).toBeGreaterThan(
      0.8 * load.recordsPerSecond,
    );
  });

  it.each([
    { name: "records", bytesPerRecord: 400, limit: 1000 },
    { name: "bytes", bytesPerRecord: 10_486, limit: 99 },
  ])("never gets more than the limit of $name into a shard", ({ bytesPerRecord, limit }) => {
    const { seconds, shards } = tenMinutes({ bytesPerRecord }, ["write-limit"]);
    for (const shard of shards) expect(shard.put).toBeLessThanOrEqual(600 * limit);
    const rejected = sum(seconds.map((second) => second.rejected));
    const attempted = sum(seconds.map((second) => second.attempted));
    expect(rejected / attempted).toBeGreaterThan(0.01);
    expect(attempted - rejected).toBe(sum(shards.map((shard) => shard.put)));
  });

  it("throttles one hot shard of four, far below the stream's limit", () => {
    const { seconds, shards } = tenMinutes({ shards: 4, recordsPerSecond: 2000 }, ["hot-shard"]);
    const rejected = sum(seconds.map((second) => second.rejected));
    expect(rejected).toBeGreaterThan(0);
    expect(sum(shards.map((shard) => shard.put)) / 600).toBeLessThan(0.8 * 4000);
    for (const cool of shards.slice(1)) expect(cool.put / 600).toBeLessThan(500);
  });

  it("puts nothing when idle", () => {
    const { seconds } = tenMinutes({}, ["idle"]);
    expect(sum(seconds.map((second) => second.attempted + second.bytes))).toBe(0);
  });
});
