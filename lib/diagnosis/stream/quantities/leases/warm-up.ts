import { MINUTE_MS } from "@/lib/domain/metric-period";
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
  const { application } = situation;
  const started = streamingStart(application) ?? -Infinity;
  return Math.max(started, reshardedAt(situation) ?? -Infinity) + GRACE_MS;
}

/** When the number of open shards last changed. */
function reshardedAt(situation: Situation): number | undefined {
  const all = readings(situation, "stream");
  const changed = all.filter(
    ({ value }, i) => i > 0 && all[i - 1]?.value.openShards !== value.openShards,
  );
  return changed.at(-1)?.at;
}

/** This many minutes of reading must be settled before a lag from before the start counts. */
export const READ_MINUTES = 3;

/** Whether the settled minutes describe the present application, and not the one before. */
export const isReadingSettled = quantity(
  (situation) => situation.settledTo >= warmedUpAt(situation) + READ_MINUTES * MINUTE_MS,
);
