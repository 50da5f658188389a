import { MINUTE_MS, settledBefore } from "./metric-period";
import type { Snapshot } from "./snapshot";

/**
 * The whole minute up to which an answer calls CloudWatch's minutes settled, epoch ms. A minute
 * becomes settled by the poll that reads it after its publication delay. That poll comes within a
 * minute. After that the clock counts, and what was not read in time is a gap.
 */
export function settledTo(
  { at, answeredTo }: Pick<Snapshot, "at" | "answeredTo">,
  publicationDelayMs: number,
): number {
  return Math.max(answeredTo, settledBefore(at, publicationDelayMs) - MINUTE_MS);
}
