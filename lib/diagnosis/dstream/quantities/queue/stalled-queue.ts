import { quantity } from "@/lib/diagnosis/situation/quantity";
import { delayMs } from "@/lib/diagnosis/situation/timed-batch";
import { trend } from "@/lib/diagnosis/trends/trend";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { busySince } from "./busy-since";
import { isDraining } from "./draining";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { startedBatches } from "./scheduling-delay";

const FEWEST = 10;

/**
 * Whether a queue that grew batch by batch has not shrunk since: each of the last ten batches waited for
 * more than an interval, in one busy period that began with a climb, and the waiting does not shrink. By
 * Lindley's recursion the load of such a period is above 1 on the whole, even if it varies. A single slow
 * or large batch makes no climb of ten.
 */
export const isQueueStalled = quantity((situation): boolean => {
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  const began = busySince(situation)?.at;
  if (effectiveMs === undefined || began === undefined || isDraining(situation)) return false;
  const run = startedBatches(newestBatches(situation), situation.at).filter(
    (batch) => batch.submittedAt >= began,
  );
  if (run.length < FEWEST || run.slice(-FEWEST).some((one) => delayMs(one) <= effectiveMs))
    return false;
  const waits = run.map((one) => ({ x: one.submittedAt, y: delayMs(one) }));
  const longest = waits.reduce((most, one, i) => (one.y > (waits[most]?.y ?? 0) ? i : most), 0);
  const climb = trend(waits.slice(0, longest + 1), { floorPerMinute: 0, least: FEWEST });
  return climb?.direction === "rising";
});
