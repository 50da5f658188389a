import { wholeStep } from "@/lib/domain/resolution";
import type { Span } from "@/lib/history/port";

/** Widths of the buckets of what speaks once a minute, and of what speaks once a batch, ms. */
export interface Steps {
  readonly minuteStepMs: number;
  readonly batchStepMs: number;
}

/**
 * The smallest whole multiple of a source's rhythm that shows a span in at most `points` buckets; of a long
 * span a somewhat larger one, of which a store may have buckets ready.
 */
export function stepFor(span: Span, points: number, rhythmMs: number): number {
  const least = rhythmMs * Math.max(1, Math.ceil((span.to - span.from) / points / rhythmMs));
  return wholeStep(least, rhythmMs);
}

/** The span widened to whole buckets, so that the first and last bucket are whole ones. */
export function wholeSteps({ from, to }: Span, stepMs: number): Span {
  return { from: Math.floor(from / stepMs) * stepMs, to: Math.ceil(to / stepMs) * stepMs };
}
