import type { ShardLag } from "@/lib/domain/stream-facts";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf, readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";
import { lagLimitMs } from "./age";

export interface ShardLags {
  /** Shards asked in the last half hour, including closed ones that are still read; latest first. */
  readonly shards: readonly ShardLag[];
  readonly openShards: number;
  /** Every open shard was asked, so the worst of them is this application's lag. */
  readonly complete: boolean;
}

/** Shards are asked every minute while one may be late. An older answer describes another time. */
const STALE_MS = 5 * MINUTE_MS;
/** Of many shards only some are asked each minute. Answers of the others are used for half an hour. */
const SHARD_STALE_MS = 30 * MINUTE_MS;
/** At most this many shards are asked at once. Needed if the answer does not name them. */
const ASKED_AT_ONCE = 20;

/** This application's lag by shard, if it was asked lately. */
export const shardLags = quantity((situation): ShardLags | undefined => {
  const reading = readings(situation, "shardLags").at(-1);
  if (reading === undefined || situation.at - reading.at > STALE_MS) {
    return withoutShards(situation);
  }
  const { openShards } = reading.value;
  const shards = reading.value.shards.filter(({ to }) => situation.at - to <= SHARD_STALE_MS);
  return { shards, openShards, complete: isComplete(situation, shards, openShards) };
});

/** A closed shard's answer does not count for an open one. Shards are matched by id if ids are known. */
function isComplete(
  situation: Situation,
  answered: readonly ShardLag[],
  openShards: number,
): boolean {
  const asked = new Set(answered.map(({ shardId }) => shardId));
  const open = asOf(situation, "shards")?.filter(
    ({ endingSequence }) => endingSequence === undefined,
  );
  if (open === undefined) return openShards > 0 && asked.size >= openShards;
  return open.length > 0 && open.every(({ id }) => asked.has(id));
}

/** Only the worst is known, of as many shards as are asked at once. */
function withoutShards(situation: Situation): ShardLags | undefined {
  const asked = recentMinutes(situation, 5).some(
    ({ values }) => values.applicationLag !== undefined,
  );
  const openShards = asOf(situation, "stream")?.openShards;
  if (!asked || openShards === undefined) return undefined;
  return { shards: [], openShards, complete: openShards <= ASKED_AT_ONCE };
}

export interface LaggingShard {
  readonly shardId: string;
  readonly lagMs: number;
  /** ms a minute; undefined below three datapoints. */
  readonly perMinute: number | undefined;
  /** It grows as if less than 95 % of the puts were read. */
  readonly rising: boolean;
}

export interface LaggingShards {
  /** Latest first. */
  readonly lagging: readonly LaggingShard[];
  /** The largest lag of the other shards that were asked, ms; undefined without any. */
  readonly othersMs: number | undefined;
  /** Asked, and no datapoint came. Such a shard is blocked or has no owner. */
  readonly silent: readonly string[];
  readonly openShards: number;
  readonly complete: boolean;
}

/** At 95 % of its puts (below that, reading is short) a shard falls behind this fast, ms a minute. */
const RISING_PER_MINUTE = 0.05 * MINUTE_MS;

/** Whether a shard falls further behind, beyond noise. Unknown counts as not. */
export const isRising = ({ perMinute = 0 }: { readonly perMinute?: number | undefined }): boolean =>
  perMinute >= RISING_PER_MINUTE;

/** The shards that are read late, by name; undefined if the lag was not asked by shard. */
export const laggingShards = quantity((situation): LaggingShards | undefined => {
  const lags = shardLags(situation);
  if (lags === undefined || lags.shards.length === 0) return undefined;
  const answered = lags.shards
    .flatMap(({ shardId, lagMs, perMinute }): LaggingShard[] =>
      lagMs === undefined ? [] : [{ shardId, lagMs, perMinute, rising: isRising({ perMinute }) }],
    )
    .toSorted((a, b) => b.lagMs - a.lagMs);
  const limit = lagLimitMs(situation);
  const { openShards, complete } = lags;
  return {
    lagging: answered.filter(({ lagMs }) => lagMs > limit),
    othersMs: answered.find(({ lagMs }) => lagMs <= limit)?.lagMs,
    silent: lags.shards.flatMap(({ shardId, lagMs }) => (lagMs === undefined ? [shardId] : [])),
    openShards,
    complete,
  };
});
