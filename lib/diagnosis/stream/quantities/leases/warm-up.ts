import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Reading } from "@/lib/domain/facts";
import type { ApplicationFacts } from "@/lib/domain/spark-facts";
import type { StreamFacts } from "@/lib/domain/stream-facts";
import { streamingStart } from "@/lib/domain/streaming-start";
import { readings, type Situation } from "@/lib/diagnosis/situation/situation";
import { quantity } from "@/lib/diagnosis/situation/quantity";

/** Leases are taken in rounds of 20 s, and a predecessor's must expire first. */
const GRACE_MS = MINUTE_MS;

/**
 * When the leases have been taken after the last start or reshard, epoch ms. Reading is evaluated from
 * then.
 */
export function warmedUpAt(situation: Situation): number {
  return leasesTakenAt(situation.application, readings(situation, "stream"));
}

/**
 * The same for one application, epoch ms; `-Infinity` if neither a start nor a reshard is known.
 *
 * @param stream the readings so far, ascending
 */
export function leasesTakenAt(
  application: ApplicationFacts | undefined,
  stream: readonly Reading<StreamFacts>[],
): number {
  const started = streamingStart(application) ?? -Infinity;
  return Math.max(started, reshardedAt(stream) ?? -Infinity) + GRACE_MS;
}

/** When the number of open shards last changed. */
function reshardedAt(stream: readonly Reading<StreamFacts>[]): number | undefined {
  const changed = stream.filter(
    ({ value }, i) => i > 0 && stream[i - 1]?.value.openShards !== value.openShards,
  );
  return changed.at(-1)?.at;
}

/** This many minutes of reading must be settled before a lag from before the start counts. */
export const READ_MINUTES = 3;

/** Whether the settled minutes describe the present application, and not the one before. */
export const isReadingSettled = quantity(
  (situation) => situation.settledTo >= warmedUpAt(situation) + READ_MINUTES * MINUTE_MS,
);
