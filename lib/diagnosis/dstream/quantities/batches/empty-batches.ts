import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { hasEnded } from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "./effective-interval";
import { putIn } from "@/lib/diagnosis/stream/quantities/put/put";
import { lastHeardAt } from "@/lib/diagnosis/driver/quantities/reachability";
import { warmedUpAt } from "@/lib/diagnosis/stream/quantities/leases/warm-up";
import type { EmptyBatches } from "@/lib/diagnosis/situation/situation";

/** The run of empty batches that lasts until now; undefined while recovered batches wait. */
export const emptyBatches = quantity((situation): EmptyBatches | undefined => {
  const { at, batches, application } = situation;
  if (application === undefined || batches.length === 0) return undefined;
  if (batches.some((batch) => batch.recovered && !hasEnded(batch, at))) return undefined;
  const fresh = batches.filter(({ recovered }) => !recovered);
  const lastFull = fresh.findLast(({ records }) => records > 0);
  const start = streamingStart(application);
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? 0;
  const firstKnown = (fresh[0]?.at ?? at) - effectiveMs;
  const since = lastFull?.at ?? Math.max(start, firstKnown);
  const judgedFrom = Math.max(since, warmedUpAt(situation));
  return {
    since,
    sinceIsAtLeast: lastFull === undefined && firstKnown > start + MINUTE_MS,
    batches: fresh.filter((batch) => batch.at > judgedFrom).length,
    lastedMs: Math.max(0, lastHeardAt(situation) - judgedFrom),
    wholeBatches: fresh.filter((batch) => batch.at - effectiveMs >= judgedFrom).length,
    minutesWithPuts: situation.periods
      .filter((period) => period.at >= judgedFrom)
      .filter((period) => (putIn(situation, period)?.records ?? 0) > 0).length,
  };
});
