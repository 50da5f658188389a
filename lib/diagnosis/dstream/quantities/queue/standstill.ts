import { streamingStart } from "@/lib/domain/streaming-start";
import { formatDuration } from "@/lib/format/quantity";
import { quantity } from "@/lib/diagnosis/situation/quantity";
import { hasEnded, isProcessing } from "@/lib/diagnosis/situation/timed-batch";
import { effectiveInterval } from "@/lib/diagnosis/dstream/quantities/batches/effective-interval";
import { isUsuallyLong } from "@/lib/diagnosis/dstream/quantities/batches/long-batches";
import { newestBatches } from "@/lib/diagnosis/dstream/quantities/batches/newest-batches";
import { nobodyReads } from "@/lib/diagnosis/stream/quantities/shards/nobody-reads";
import { isSilent } from "@/lib/diagnosis/driver/quantities/reachability";

/** After this many intervals without the end of a batch, the rhythm is broken. */
const INTERVALS = 2;
/** If batches are shorter than the poll period, only the poll shows their end. */
const POLLED_MS = 10_000;

/**
 * For how long no batch has ended, ms: since the newest end, or since the start. Undefined while batches
 * end: up to and including max(2 D, 10 s). Source: batches of the driver.
 */
export const nothingEndsMs = quantity((situation): number | undefined => {
  const { at, batches, application } = situation;
  const effectiveMs = effectiveInterval(situation)?.effectiveMs;
  const ended = newestBatches(situation).filter((batch) => hasEnded(batch, at));
  const newest = Math.max(...ended.map(({ endedAt }) => endedAt));
  const since =
    ended.length > 0
      ? newest
      : (batches.findLast((batch) => hasEnded(batch, at))?.endedAt ?? streamingStart(application));
  if (effectiveMs === undefined || since === undefined) return undefined;
  return at - since > Math.max(INTERVALS * effectiveMs, POLLED_MS) ? at - since : undefined;
});

/**
 * Why nothing is worked off now, in words; undefined while something is. Nobody can then say when a backlog
 * will be gone, whatever Spark did before. A batch that is one of the occasional long ones will end.
 */
export const standstill = quantity((situation): string | undefined => {
  if (isSilent(situation)) return "the Spark driver does not answer";
  const ms = nothingEndsMs(situation);
  const running = newestBatches(situation).find((batch) => isProcessing(batch, situation.at));
  const isLong = running !== undefined && isUsuallyLong(situation, running);
  if (ms !== undefined && !isLong) return `no batch has ended for ${formatDuration(ms)}`;
  return nobodyReads(situation) === undefined ? undefined : "nothing of the stream is read";
});
