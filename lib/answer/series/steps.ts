import { wholeStep } from "@/lib/domain/resolution";
import type { Span } from "@/lib/history/port";

/** Bucket widths of sources with one datapoint a minute, and with one a batch, ms. */
export interface Steps {
  readonly minuteStepMs: number;
  readonly batchStepMs: number;
}

/**
 * The smallest whole multiple of a source's interval that shows a span in at most `points` buckets.
 * For a long span it is somewhat larger, so that a store may have such buckets ready.
 */
export function stepFor(span: Span, points: number, rhythmMs: number): number {
  const least = rhythmMs * Math.max(1, Math.ceil((span.to - span.from) / points / rhythmMs));
  return wholeStep(least, rhythmMs);
}

/** The span widened to whole buckets. */
export function wholeSteps({ from, to }: Span, stepMs: number): Span {
  return { from: Math.floor(from / stepMs) * stepMs, to: Math.ceil(to / stepMs) * stepMs };
}
