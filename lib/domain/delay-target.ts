import type { VerdictNumbers } from "./verdict";

/** The end-to-end delay that a pipeline's users accept, and how often. */
export interface DelayTarget {
  readonly delayMs: number;
  /** The share of a calendar month's minutes in which it must be met, 0–1. */
  readonly share: number;
}

/**
 * Whether a delay is above its target. Undefined: not known. A lower bound above the target proves
 * that the delay is above it. One below the target proves nothing.
 */
export function isOverTarget(
  {
    endToEndDelayMs,
    delayIsAtLeast = false,
  }: Pick<VerdictNumbers, "endToEndDelayMs" | "delayIsAtLeast">,
  targetMs: number,
): boolean | undefined {
  if (endToEndDelayMs === null) return undefined;
  if (endToEndDelayMs > targetMs) return true;
  return delayIsAtLeast ? undefined : false;
}
