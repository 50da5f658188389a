import { DEFAULT_POINTS } from "@/lib/contract/window";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/metric-period";
import { wholeStep } from "@/lib/domain/resolution";
import { BATCH_MS } from "./filled-history";

export const WEEK_MS = 7 * 24 * HOUR_MS;

interface WindowSpan {
  readonly name: string;
  readonly lengthMs: number;
  /** The goal for its p99, ms. */
  readonly goalMs: number;
}

export const WINDOW_SPANS: readonly WindowSpan[] = [
  { name: "1 h", lengthMs: HOUR_MS, goalMs: 20 },
  { name: "24 h", lengthMs: 24 * HOUR_MS, goalMs: 40 },
  { name: "7 d", lengthMs: WEEK_MS, goalMs: 100 },
];

/** The most bytes of a window, compressed. */
export const MOST_BYTES = 60_000;

/** The buckets in which the server answers a span. */
export function stepsOf(lengthMs: number) {
  const step = (rhythmMs: number) =>
    wholeStep(rhythmMs * Math.max(1, Math.ceil(lengthMs / DEFAULT_POINTS / rhythmMs)), rhythmMs);
  return { minuteStepMs: step(MINUTE_MS), batchStepMs: step(BATCH_MS) };
}
