import { MINUTE_MS } from "@/lib/domain/metric-period";
import { streamingStart } from "@/lib/domain/streaming-start";
import { formatDuration } from "@/lib/format/quantity";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { hasWorked } from "@/lib/diagnosis/situation/timed-batch";
import { age, LAGGING_MS } from "@/lib/diagnosis/stream/quantities/age/age";
import { arrivals } from "@/lib/diagnosis/stream/quantities/share/arrivals";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { catchingUp } from "@/lib/diagnosis/dstream/quantities/catch-up/catching-up";
import { queue } from "@/lib/diagnosis/dstream/quantities/queue/queue";
import { streamReading } from "@/lib/diagnosis/stream/quantities/put/reading";
import { sustainedUtilisation } from "@/lib/diagnosis/dstream/quantities/capacity/sustained-utilisation";
import { workedPerSecond } from "@/lib/diagnosis/dstream/quantities/batches/worked-per-second";
import { isReadingSettled, READ_MINUTES } from "@/lib/diagnosis/stream/quantities/leases/warm-up";

/**
 * What is not known yet of an application that was just started while records are put: whether it works at
 * all, whether it keeps up, or how far behind it reads. In words; undefined if enough is known.
 */
export const startingUp = quantity((situation): string | undefined => {
  const { application, at, batches } = situation;
  const startedAt = streamingStart(application);
  if (startedAt === undefined || (streamReading(situation)?.putRecords ?? 0) <= 0) return undefined;
  const ago = formatDuration(at - startedAt);
  const patienceMs = Math.max(
    READ_MINUTES * MINUTE_MS,
    3 * (effectiveInterval(situation)?.effectiveMs ?? 0),
  );
  const worked = batches.some((batch) => hasWorked(batch, at));
  // "Reads nothing" and "reads nothing yet" look the same at first, so neither may be called healthy.
  if (!worked && (at - startedAt <= patienceMs || !isReadingSettled(situation)))
    return `Spark started ${ago} ago and has not finished a batch with records yet`;
  if (at - startedAt <= patienceMs && isQueueUnclear(situation))
    return `Spark started ${ago} ago, and whether it works off what it found is not known yet`;
  const isBehind = wasBehindAtStart(situation) && catchingUp(situation) === undefined;
  return isBehind && at - startedAt <= patienceMs
    ? `Spark started ${ago} ago, and how far behind it reads is not published yet`
    : undefined;
});

const QUEUED_INTERVALS = 2;

/**
 * Batches wait behind the first ones, which did less than arrives. Too few have ended to tell a slow start
 * from a Spark that is too slow.
 */
const isQueueUnclear = quantity((situation): boolean => {
  const { at, batches } = situation;
  const effectiveMs = effectiveInterval(situation)?.effectiveMs ?? Infinity;
  const waits = queue(situation).headAgeMs > QUEUED_INTERVALS * effectiveMs;
  if (!waits || sustainedUtilisation(situation) !== undefined) return false;
  const done = batches.filter((batch) => hasWorked(batch, at));
  return (workedPerSecond(situation, done) ?? 0) <= (arrivals(situation) ?? Infinity);
});

/** The last settled state is a lag, or no reads at all. */
const wasBehindAtStart = quantity((situation): boolean => {
  const limit = Math.max(LAGGING_MS, 2 * (effectiveInterval(situation)?.effectiveMs ?? 0));
  const wasRead = streamReading(situation)?.isRead !== false;
  return !wasRead || (age(situation)?.latestMs ?? 0) > limit;
});
