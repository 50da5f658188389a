import { quantity } from "../quantity";
import { hasEnded } from "../timed-batch";
import { sum } from "../trends/median";
import { age } from "./age";
import { arrivals } from "./arrivals";
import { capacity } from "./capacity";
import { newestBatches } from "./newest-batches";

/**
 * Records not yet worked off: what was put during the age of the oldest unread one, and what waits
 * or runs in Spark. Undefined while the arrivals are not known.
 */
export const backlogRecords = quantity((situation): number | undefined => {
  const rate = arrivals(situation);
  if (rate === undefined) return undefined;
  const inStream = ((age(situation)?.latestMs ?? 0) / 1000) * rate;
  const inSpark = newestBatches(situation).filter((batch) => !hasEnded(batch, situation.at));
  return inStream + sum(inSpark.map(({ records }) => records));
});

/** How long until the backlog is gone, ms: backlog ÷ (μ − put), while μ > put; else undefined. */
export const catchUpMs = quantity((situation): number | undefined => {
  const sustainable = capacity(situation)?.recordsPerSecond;
  const rate = arrivals(situation);
  const backlog = backlogRecords(situation);
  if (sustainable === undefined || rate === undefined || backlog === undefined) return undefined;
  return sustainable > rate ? (backlog * 1000) / (sustainable - rate) : undefined;
});
