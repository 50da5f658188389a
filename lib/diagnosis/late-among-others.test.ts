import { describe, expect, it } from "vitest";
import { lateAmongOthers } from "./late-among-others";
import { NOW, STREAM, windowOf } from "./testing/window";

const ON = ["IncomingBytes", "IncomingRecords", "WriteProvisionedThroughputExceeded"];
const LIMIT_MS = 60_000;

const late = (lags: readonly (number | undefined)[], shardLevelMetrics = ON) =>
  lateAmongOthers(
    windowOf({
      facts: {
        stream: { ...STREAM, shardLevelMetrics },
        shardLags: {
          openShards: lags.length,
          shards: lags.map((lagMs, i) => ({
            shardId: `shard-${i}`,
            to: NOW,
            ...(lagMs !== undefined && { lagMs }),
          })),
        },
      },
    }),
    NOW,
  );

describe("lateAmongOthers", () => {
  it("names the late shards, the latest first", () =>
    expect(late([LIMIT_MS + 1, 0, 2 * LIMIT_MS])).toEqual(["shard-2", "shard-0"]));

  it.each([
    ["none is beyond the limit", [LIMIT_MS, 0]],
    ["all are late", [2 * LIMIT_MS, LIMIT_MS + 1]],
    ["the others have no datapoint", [2 * LIMIT_MS, undefined]],
    ["no lag was asked for", []],
  ])("names none if %s", (_, lags) => expect(late(lags)).toEqual([]));

  it("names none while shard-level metrics are off", () =>
    expect(late([2 * LIMIT_MS, 0], ON.slice(1))).toEqual([]));
});
