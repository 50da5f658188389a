import { quantity } from "../quantity";
import type { Situation } from "../situation";
import { hasEnded } from "../timed-batch";
import { sum } from "../trends/median";
import { arrivals } from "./arrivals";
import { capacity } from "./capacity";
import { ourLag } from "./lateness";
import { newestBatches } from "./newest-batches";
import { shardLags } from "./shard-lags";

/**
 * Records not yet worked off: what was put to each shard during its own lag, and what waits or runs in
 * Spark. Where the lag is not known by shard, each is taken to be as late as the worst. Undefined while any
 * part of it is not known: half a backlog is no backlog.
 */
export const backlogRecords = quantity((situation): number | undefined => {
  const rate = arrivals(situation);
  const batches = newestBatches(situation);
  if (rate === undefined || batches.length === 0) return undefined;
  const ageMs = rate === 0 ? 0 : meanLagMs(situation);
  if (ageMs === undefined) return undefined;
  const inSpark = batches.filter((batch) => !hasEnded(batch, situation.at));
  return (ageMs / 1000) * rate + sum(inSpark.map(({ records }) => records));
});

/** Over the shards, which are put alike as far as is known, ms. */
function meanLagMs(situation: Situation): number | undefined {
  const worst = ourLag(situation)?.latestMs;
  const lags = shardLags(situation);
  const told = lags?.shards.flatMap(({ lagMs }) => lagMs ?? []) ?? [];
  if (worst === undefined || lags?.complete !== true || told.length === 0) return worst;
  return Math.min(worst, sum(told) / Math.max(told.length, lags.openShards));
}

/** How long until the backlog is gone, ms: backlog ÷ (μ − put), while μ > put; else undefined. */
export const catchUpMs = quantity((situation): number | undefined => {
  const sustainable = capacity(situation)?.recordsPerSecond;
  const rate = arrivals(situation);
  const backlog = backlogRecords(situation);
  if (sustainable === undefined || rate === undefined || backlog === undefined) return undefined;
  return sustainable > rate ? (backlog * 1000) / (sustainable - rate) : undefined;
});
