import { quantity } from "../quantity";
import { hasEnded } from "../timed-batch";
import { sum } from "../trends/median";
import { age } from "./age";
import { arrivals } from "./arrivals";
import { capacity } from "./capacity";
import { newestBatches } from "./newest-batches";

/**
 * Records not yet worked off: what was put during the age of the oldest unread one, and what waits
 * or runs in Spark. Undefined while any part of it is not known: half a backlog is no backlog.
 */
export const backlogRecords = quantity((situation): number | undefined => {
  const rate = arrivals(situation);
  const batches = newestBatches(situation);
  if (rate === undefined || batches.length === 0) return undefined;
  const ageMs = rate === 0 ? 0 : age(situation)?.latestMs;
  if (ageMs === undefined) return undefined;
  const inSpark = batches.filter((batch) => !hasEnded(batch, situation.at));
  return (ageMs / 1000) * rate + sum(inSpark.map(({ records }) => records));
});

/** How long until the backlog is gone, ms: backlog ÷ (μ − put), while μ > put; else undefined. */
export const catchUpMs = quantity((situation): number | undefined => {
  const sustainable = capacity(situation)?.recordsPerSecond;
  const rate = arrivals(situation);
  const backlog = backlogRecords(situation);
  if (sustainable === undefined || rate === undefined || backlog === undefined) return undefined;
  return sustainable > rate ? (backlog * 1000) / (sustainable - rate) : undefined;
});
