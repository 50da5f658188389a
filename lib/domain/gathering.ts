import type { VerdictNumbers } from "./verdict";

/**
 * How long a record waits until its batch closes, ms: half an effective interval on average. It is
 * the part of the end-to-end delay beyond the three measured parts.
 *
 * @returns null when a part or the total is not known, because their difference then means nothing
 */
export function gatheringMs(numbers: VerdictNumbers): number | null {
  const { endToEndDelayMs, waitingInStreamMs, waitingInSparkMs, processingMs } = numbers;
  if (endToEndDelayMs === null || waitingInStreamMs === null) return null;
  if (waitingInSparkMs === null || processingMs === null) return null;
  const rest = endToEndDelayMs - waitingInStreamMs - waitingInSparkMs - processingMs;
  return rest >= 1 ? rest : null;
}
