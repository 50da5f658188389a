import type { VerdictNumbers } from "./verdict";

/** Where a record spends its end-to-end delay, in order, ms; null: not known. */
export interface DelayParts {
  readonly waitingInStream: number | null;
  readonly waitingForBatch: number | null;
  readonly waitingInSpark: number | null;
  readonly beingProcessed: number | null;
}

/**
 * The parts that add up to a known end-to-end delay; null without one, because parts of an unknown
 * whole would look like the whole. In a lower bound an unknown part counts as nothing.
 */
export function delayPartsOf(numbers: VerdictNumbers): DelayParts | null {
  const { endToEndDelayMs, waitingInStreamMs, waitingInSparkMs, processingMs } = numbers;
  if (endToEndDelayMs === null) return null;
  const measured = (waitingInStreamMs ?? 0) + (waitingInSparkMs ?? 0) + (processingMs ?? 0);
  return {
    waitingInStream: waitingInStreamMs,
    waitingForBatch: Math.max(0, endToEndDelayMs - measured),
    waitingInSpark: waitingInSparkMs,
    beingProcessed: processingMs,
  };
}
