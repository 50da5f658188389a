import type { ShardLag, ShardLagFacts } from "@/lib/domain/facts";
import { MINUTE_MS } from "@/lib/domain/minute";
import { held, readings, type Situation } from "../situation";
import { recentMinutes } from "./recent-minutes";

export interface LateShard {
  readonly shardId: string;
  readonly lagMs: number;
  /** ms a minute; undefined below three datapoints. */
  readonly perMinute: number | undefined;
  /** Whether it grows as if under 95 % of what is put were read. */
  readonly rising: boolean;
}

export interface ShardLags {
  /** How many shards were asked in the last half hour. */
  readonly asked: number;
  readonly openShards: number;
  /** Every open shard was asked: what is the worst of those asked is the worst of all. */
  readonly complete: boolean;
  /** Beyond the limit, the latest first. */
  readonly late: readonly LateShard[];
  /** The greatest lag of the others, ms; undefined where none of them has a datapoint. */
  readonly others: number | undefined;
  /** Asked, and no datapoint came: such a shard is blocked or has no owner. */
  readonly silent: readonly string[];
}

/** Asked every minute while a shard may be late: older than some of those, it speaks of another time. */
const STALE_MS = 5 * MINUTE_MS;
/** Of many shards some are asked each minute; what was told of the others stands for half an hour. */
const SHARD_STALE_MS = 30 * MINUTE_MS;
/** So many shards are asked at once: of no more than that none was left out, fact or no fact. */
const ASKED_AT_ONCE = 20;
const MINUTES = 5;

/** Read at 95 % of what it is given (below that reading is short), a shard falls back so fast, ms a minute. */
const RISING_PER_MINUTE = 0.05 * MINUTE_MS;

/**
 * How late this application reads each shard, by the newest answer of the last five minutes: which ones
 * are later than `limitMs`, and how late the others are. Undefined when no lag was asked lately.
 */
export function shardLags(situation: Situation, limitMs: number): ShardLags | undefined {
  const reading = readings(situation, "shardLags").at(-1);
  if (reading === undefined || situation.at - reading.at > STALE_MS) return unasked(situation);
  const known = reading.value.shards.filter(({ to }) => situation.at - to <= SHARD_STALE_MS);
  const late = known.flatMap((shard) => lateShard(shard, limitMs) ?? []);
  const others = known.flatMap(({ lagMs }) =>
    lagMs === undefined || lagMs > limitMs ? [] : [lagMs],
  );
  return {
    asked: known.length,
    openShards: reading.value.openShards,
    complete: isComplete(situation, known, reading.value),
    late: late.toSorted((a, b) => b.lagMs - a.lagMs),
    others: others.length === 0 ? undefined : Math.max(...others),
    silent: known.flatMap(({ shardId, lagMs }) => (lagMs === undefined ? [shardId] : [])),
  };
}

/** Before shards were told apart, a lag was that of all shards wherever all were asked at once. */
function unasked(situation: Situation): ShardLags | undefined {
  const openShards = held(situation, "stream")?.openShards;
  const lags = recentMinutes(situation, MINUTES).flatMap(
    ({ values }) => values.applicationLag ?? [],
  );
  if (openShards === undefined || lags.length === 0) return undefined;
  return {
    asked: Math.min(openShards, ASKED_AT_ONCE),
    openShards,
    complete: openShards <= ASKED_AT_ONCE,
    late: [],
    others: undefined,
    silent: [],
  };
}

/** A closed shard that is still read is among those asked: they are matched by id where ids are known. */
function isComplete(
  situation: Situation,
  known: readonly ShardLag[],
  { openShards }: ShardLagFacts,
): boolean {
  const asked = new Set(known.map(({ shardId }) => shardId));
  const open = held(situation, "shards")?.filter(
    ({ endingSequence }) => endingSequence === undefined,
  );
  if (open === undefined) return openShards > 0 && asked.size >= openShards;
  return open.length > 0 && open.every(({ id }) => asked.has(id));
}

function lateShard(
  { shardId, lagMs, perMinute }: ShardLag,
  limitMs: number,
): LateShard | undefined {
  if (lagMs === undefined || lagMs <= limitMs) return undefined;
  return { shardId, lagMs, perMinute, rising: (perMinute ?? 0) >= RISING_PER_MINUTE };
}
