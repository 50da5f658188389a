import { describe, expect, it } from "vitest";
import type { Lease, ShardFacts } from "@/lib/domain/stream-facts";
import { MINUTE_MS, type MetricPeriod } from "@/lib/domain/metric-period";
import { type LagReplay, replayLags } from "./replay-lags";

/** A few seconds after a whole minute, when the dashboard asks. */
const AT = Date.UTC(2026, 10, 23, 14, 2, 7);
const END = Math.floor(AT / MINUTE_MS) * MINUTE_MS;

const shard = (index: number): ShardFacts => ({
  id: `shardId-${index}`,
  parentIds: [],
  startingSequence: "1",
  startingHash: "0",
  endingHash: "9",
});

/** Three hours of minutes; `ago` counts from the last whole minute, the newest is 1. */
function replay(
  shards: number,
  ageMs: (ago: number) => number,
  lagMs: (index: number, ago: number) => number | undefined,
  leases: LagReplay["leases"] = [],
) {
  const agos = Array.from({ length: 180 }, (_, index) => 180 - index);
  const periods = agos.map((ago): MetricPeriod => ({
    at: END - ago * MINUTE_MS,
    periodMs: MINUTE_MS,
    readAt: AT,
    values: { iteratorAge: ageMs(ago), putRecords: 1_000 },
  }));
  const points = (index: number) =>
    agos.flatMap((ago): [number, number][] => {
      const lag = lagMs(index, ago);
      return lag === undefined ? [] : [[END / 1_000 - ago * 60, lag]];
    });
  const metrics = Object.fromEntries(
    Array.from({ length: shards }, (_, index) => [
      `MillisBehindLatest shardId-${index}`,
      { Maximum: points(index) },
    ]),
  );
  return replayLags({
    block: { app: metrics },
    application: "app",
    periods,
    shards: [{ at: AT, value: Array.from({ length: shards }, (_, index) => shard(index)) }],
    leases,
    intervalMs: 10_000,
    readAt: AT,
  });
}

/** Lease scans at these instants: all leases are renewed, and the first `standing` checkpoints stall. */
const scansAt = (shards: number, standing: number, ...instants: readonly number[]) =>
  instants.map((at, scan) => ({
    at,
    value: {
      leases: Array.from({ length: shards }, (_, index): Lease => ({
        shardId: `shardId-${index}`,
        checkpoint: String(index < standing ? 5 : 100 + scan),
        counter: scan,
        ownerSwitches: 0,
        parentIds: [],
      })),
    },
  }));

const knownMinutes = ({ periods }: ReturnType<typeof replayLags>) =>
  periods.filter(({ values }) => values.applicationLag !== undefined).length;

describe("replayLags", () => {
  it.each([0, 19, 20, 27, 31])(
    "knows all of 32 shards after hours of a high age, with shard %i late",
    (late) => {
      const { periods, shardLags } = replay(
        32,
        () => 3_600_000,
        (index) => (index === late ? 3_600_000 : 0),
      );
      const last = shardLags.at(-1);
      expect(last?.at).toBe(AT);
      expect(last?.value).toMatchObject({ openShards: 32 });
      expect(last?.value.shards).toHaveLength(32);
      expect(last?.value.shards[0]).toMatchObject({
        shardId: `shardId-${late}`,
        lagMs: 3_600_000,
      });
      expect(periods.at(-1)?.values.applicationLag).toBe(3_600_000);
    },
  );

  it("asks once, about 20 of 32 shards, when the age is high in the last minute only", () => {
    const result = replay(
      32,
      (ago) => (ago === 1 ? 3_600_000 : 0),
      () => 0,
    );
    expect(result.shardLags.map(({ at }) => at)).toEqual([AT]);
    expect(result.shardLags[0]?.value.shards).toHaveLength(20);
  });

  it("asks at the moment itself even about a calm stream, 15 minutes back", () => {
    const result = replay(
      4,
      () => 0,
      () => 0,
    );
    expect(result.shardLags.map(({ at }) => at)).toEqual([AT]);
    expect(knownMinutes(result)).toBe(15);
  });

  it("goes on asking after the age fell, until the late shard is on time", () => {
    const result = replay(
      2,
      (ago) => (ago > 100 ? 90_000 : 0),
      (_index, ago) => (ago > 90 ? 90_000 : 0),
    );
    const ended = result.shardLags.slice(0, -1).map(({ at }) => (END - at) / MINUTE_MS);
    // The minutes that began 90 and 89 minutes ago are the two without lag.
    expect(ended.at(-1)).toBe(88);
    expect(ended.filter((ago) => ago < 100)).toHaveLength(12);
  });

  it("knows nothing when the KCL publishes nothing", () => {
    const result = replay(
      4,
      () => 3_600_000,
      () => undefined,
    );
    expect(result.shardLags).toEqual([]);
    expect(knownMinutes(result)).toBe(0);
  });
});

describe("replayLags, for stalled checkpoints", () => {
  const calm = () => 0;
  const silentFirst = (index: number) => (index === 0 ? undefined : 0);
  const oneMoment = (shards: number, standing: number) =>
    scansAt(shards, standing, AT - 30_000, AT);

  it("knows all stalled ones in a file of one moment, even more than one call can ask about", () => {
    const { shardLags } = replay(200, calm, silentFirst, oneMoment(200, 38));
    const last = shardLags.at(-1);
    expect(last?.at).toBe(AT);
    const result = new Map(last?.value.shards.map(({ shardId, lagMs }) => [shardId, lagMs]));
    expect(result.get("shardId-0")).toBeUndefined();
    for (let index = 0; index < 38; index++) expect(result.has(`shardId-${index}`)).toBe(true);
    // The moment itself, and the ends of minutes in the ten minutes before it.
    expect(shardLags[0]?.at).toBe(END - 9 * MINUTE_MS);
  });

  it("asks only at the moment when none is stalled", () =>
    expect(replay(4, calm, calm, oneMoment(4, 0)).shardLags.map(({ at }) => at)).toEqual([AT]));

  it("asks after every scan of a recording, beginning with the second, a minute later", () => {
    const scans = scansAt(4, 1, AT - 300_000, AT - 270_000, AT - 240_000, AT - 180_000, AT);
    const { shardLags, periods } = replay(4, calm, calm, scans);
    expect(shardLags.map(({ at }) => (END - at) / MINUTE_MS)).toEqual([
      3,
      2,
      1,
      (END - AT) / MINUTE_MS,
    ]);
    expect(shardLags[0]?.value.shards.map(({ shardId }) => shardId)).toEqual(["shardId-0"]);
    expect(periods.filter(({ values }) => values.applicationLag !== undefined)).toHaveLength(15);
  });

  it("knows nothing of the time in which only silent shards were asked about", () => {
    const { shardLags } = replay(1, calm, (_i, ago) => (ago > 60 ? 0 : undefined), oneMoment(1, 1));
    expect(shardLags.map(({ at }) => at)).toEqual([AT]);
  });

  it("knows nothing when the KCL publishes nothing", () =>
    expect(replay(4, calm, () => undefined, oneMoment(4, 2)).shardLags).toEqual([]));
});
