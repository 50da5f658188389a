import { MINUTE_MS } from "@/lib/domain/metric-period";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import type { TimedBatch } from "@/lib/diagnosis/situation/timed-batch";
import { median } from "@/lib/diagnosis/trends/median";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { capacity } from "@/lib/diagnosis/dstream/quantities/capacity/capacity";
import { settledLags } from "@/lib/diagnosis/stream/quantities/lag/lag-now";
import { OVERSIZED } from "@/lib/diagnosis/dstream/quantities/batches/oversized";
import { sinceChangePoint } from "@/lib/diagnosis/dstream/quantities/queue/since-change-point";
import {
  recentlyCompleted,
  utilisationOf,
} from "@/lib/diagnosis/dstream/quantities/capacity/utilisation";
import { wasStuck } from "@/lib/diagnosis/dstream/quantities/batches/time-budget";
import { lagLimitMs } from "@/lib/diagnosis/stream/quantities/age/age";

/**
 * ρ of present arrivals, without what an outage left: batches that were oversized or hung are left out, and
 * so are those of a load that ended when a queue turned. If a backlog was just worked off, every batch may
 * belong to it. Then arrivals ÷ what Spark can sustain. Undefined if neither is known.
 */
export const ongoingUtilisation = quantity((situation): { readonly ratio: number } | undefined => {
  const completed = recentlyCompleted(situation);
  if (isAfterBacklog(situation, completed)) return ofArrivals(situation);
  const sizes = completed.map(({ records }) => records).filter((records) => records > 0);
  const usual = median(sizes) ?? Infinity;
  return utilisationOf(
    situation,
    sinceChangePoint(situation, completed).filter(({ records }) => records < OVERSIZED * usual),
  );
});

/** Records that were read late are done even later. */
const BEFORE_MS = 5 * MINUTE_MS;

/** Whether some of these batches held what a late reader or a batch that hung had left. */
export function isAfterBacklog(situation: Situation, completed: readonly TimedBatch[]): boolean {
  if (completed.some((batch) => wasStuck(situation, batch))) return true;
  const from = (completed[0]?.submittedAt ?? situation.at) - BEFORE_MS;
  const limit = lagLimitMs(situation);
  return settledLags(situation).some(({ x, y }) => x > from && y > limit);
}

function ofArrivals(situation: Situation): { readonly ratio: number } | undefined {
  const sustained = capacity(situation)?.recordsPerSecond;
  const rate = arrivals(situation);
  if (sustained === undefined || rate === undefined || effectiveInterval(situation) === undefined)
    return undefined;
  return { ratio: rate / sustained };
}
