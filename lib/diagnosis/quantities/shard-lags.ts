import { quantity } from "../quantity";
import { held, readings, type Situation } from "../situation";
import type { ShardLag } from "@/lib/domain/facts";
import { lateLimitMs } from "./late-limit";
import { recentMinutes } from "./recent-minutes";

export interface ShardLags {
  readonly shards: readonly ShardLag[];
  readonly openShards: number;
  /** Every open shard was asked: the worst of them is this application's lag. */
  readonly complete: boolean;
}

const STALE_MS = 5 * 60_000;
/** So many shards are asked at once, where it is not told which. */
const ASKED_AT_ONCE = 20;

/** This application's lag by shard, where it was asked lately. */
export const shardLags = quantity((situation): ShardLags | undefined => {
  const reading = readings(situation, "shardLags").at(-1);
  if (reading !== undefined && situation.at - reading.at <= STALE_MS) {
    const { shards, openShards } = reading.value;
    return { shards, openShards, complete: shards.length >= openShards };
  }
  return withoutShards(situation);
});

/** Only the worst is known, of as many shards as are asked at once. */
function withoutShards(situation: Situation): ShardLags | undefined {
  const asked = recentMinutes(situation, 5).some(
    ({ values }) => values.applicationLag !== undefined,
  );
  const openShards = held(situation, "stream")?.openShards;
  if (!asked || openShards === undefined) return undefined;
  return { shards: [], openShards, complete: openShards <= ASKED_AT_ONCE };
}

export interface LateShards {
  /** Latest first. */
  readonly late: readonly { readonly shardId: string; readonly lagMs: number }[];
  /** The largest lag of the others that were asked, ms; undefined without any. */
  readonly othersMs: number | undefined;
  readonly openShards: number;
  readonly complete: boolean;
}

/** The shards that are read late, by name; undefined where the lag was not asked by shard. */
export const lateShards = quantity((situation): LateShards | undefined => {
  const lags = shardLags(situation);
  if (lags === undefined || lags.shards.length === 0) return undefined;
  const told = lags.shards
    .flatMap(({ shardId, lagMs }) => (lagMs === undefined ? [] : [{ shardId, lagMs }]))
    .toSorted((a, b) => b.lagMs - a.lagMs);
  const limit = lateLimitMs(situation);
  const { openShards, complete } = lags;
  return {
    late: told.filter(({ lagMs }) => lagMs > limit),
    othersMs: told.find(({ lagMs }) => lagMs <= limit)?.lagMs,
    openShards,
    complete,
  };
});
