import { describe, expect, it } from "vitest";
import type { ShardFacts } from "@/lib/domain/facts";
import { MINUTE_MS, type Minute } from "@/lib/domain/minute";
import { replayLags } from "./replay-lags";

/** A few seconds after a whole minute, as the dashboard asks. */
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
) {
  const agos = Array.from({ length: 180 }, (_, index) => 180 - index);
  const minutes = agos.map((ago): Minute => ({
    at: END - ago * MINUTE_MS,
    periodMs: MINUTE_MS,
    readAt: AT,
    values: { iteratorAge: ageMs(ago) },
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
    minutes,
    shards: [{ at: AT, value: Array.from({ length: shards }, (_, index) => shard(index)) }],
    leases: [],
    readAt: AT,
  });
}

const knownMinutes = ({ minutes }: ReturnType<typeof replayLags>) =>
  minutes.filter(({ values }) => values.applicationLag !== undefined).length;

describe("replayLags", () => {
  it.each([0, 19, 20, 27, 31])(
    "knows all of 32 shards after an age that was high for hours, number %i being late",
    (late) => {
      const { minutes, shardLags } = replay(
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
      expect(minutes.at(-1)?.values.applicationLag).toBe(3_600_000);
    },
  );

  it("asks once, 20 of 32 shards, where the age is high in the last minute alone", () => {
    const told = replay(
      32,
      (ago) => (ago === 1 ? 3_600_000 : 0),
      () => 0,
    );
    expect(told.shardLags.map(({ at }) => at)).toEqual([AT]);
    expect(told.shardLags[0]?.value.shards).toHaveLength(20);
  });

  it("asks at the moment itself however calm the stream is, 15 minutes back", () => {
    const told = replay(
      4,
      () => 0,
      () => 0,
    );
    expect(told.shardLags.map(({ at }) => at)).toEqual([AT]);
    expect(knownMinutes(told)).toBe(15);
  });

  it("has asked on after the age fell, until the late shard was read in time", () => {
    const told = replay(
      2,
      (ago) => (ago > 100 ? 90_000 : 0),
      (_index, ago) => (ago > 90 ? 90_000 : 0),
    );
    const ended = told.shardLags.slice(0, -1).map(({ at }) => (END - at) / MINUTE_MS);
    // The minutes that began 90 and 89 minutes ago are the two of no lag.
    expect(ended.at(-1)).toBe(88);
    expect(ended.filter((ago) => ago < 100)).toHaveLength(12);
  });

  it("knows nothing where the KCL publishes nothing", () => {
    const told = replay(
      4,
      () => 3_600_000,
      () => undefined,
    );
    expect(told.shardLags).toEqual([]);
    expect(knownMinutes(told)).toBe(0);
  });
});
