import type { VerdictNumbers } from "./verdict";

/**
 * How long a record waits until the batch that it falls into is closed, ms: half a beat on average. It
 * is what the end-to-end delay has beyond its three measured parts.
 *
 * @returns null where a part or the total is not known: then nothing follows from their difference
 */
export function gatheringMs(numbers: VerdictNumbers): number | null {
  const { endToEndDelayMs, waitingInStreamMs, waitingInSparkMs, processingMs } = numbers;
  if (endToEndDelayMs === null || waitingInStreamMs === null) return null;
  if (waitingInSparkMs === null || processingMs === null) return null;
  const rest = endToEndDelayMs - waitingInStreamMs - waitingInSparkMs - processingMs;
  return rest >= 1 ? rest : null;
}
