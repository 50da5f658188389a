import { MINUTE_MS } from "@/lib/domain/minute";
import { quantity } from "../quantity";
import type { Situation } from "../situation";
import type { TimedBatch } from "../timed-batch";
import { median } from "../trends/median";
import { arrivals } from "./arrivals";
import { beat } from "./beat";
import { capacity } from "./capacity";
import { hasHung } from "./has-hung";
import { settledLags } from "./lag-now";
import { lateLimitMs } from "./late-limit";
import { OUTSIZED } from "./outsized";
import { recentlyCompleted, utilisationOf } from "./utilisation";

/**
 * ρ of what arrives now, not of what an outage left behind: without batches that are outsized or hung. Where
 * a backlog was just worked off, every batch may have been one of it: then what arrives ÷ what Spark
 * can sustain. Undefined where neither is known.
 */
export const ongoingUtilisation = quantity((situation): { readonly ratio: number } | undefined => {
  const completed = recentlyCompleted(situation);
  if (isAfterBacklog(situation, completed)) return ofArrivals(situation);
  const sizes = completed.map(({ records }) => records).filter((records) => records > 0);
  const usual = median(sizes) ?? Infinity;
  return utilisationOf(
    situation,
    completed.filter(({ records }) => records < OUTSIZED * usual),
  );
});

/** What was read late is done later still. */
const BEFORE_MS = 5 * MINUTE_MS;

/** Whether some of these batches held what a late reader or a batch that hung had left. */
export function isAfterBacklog(situation: Situation, completed: readonly TimedBatch[]): boolean {
  if (completed.some((batch) => hasHung(situation, batch))) return true;
  const from = (completed[0]?.submittedAt ?? situation.at) - BEFORE_MS;
  const limit = lateLimitMs(situation);
  return settledLags(situation).some(({ x, y }) => x > from && y > limit);
}

function ofArrivals(situation: Situation): { readonly ratio: number } | undefined {
  const sustained = capacity(situation)?.recordsPerSecond;
  const rate = arrivals(situation);
  if (sustained === undefined || rate === undefined || beat(situation) === undefined)
    return undefined;
  return { ratio: rate / sustained };
}
