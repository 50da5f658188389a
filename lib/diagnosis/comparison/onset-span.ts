import type { Stretch } from "@/lib/domain/comparison";
import { HOUR_MS, MINUTE_MS } from "@/lib/domain/metric-period";

/** Effects show minutes later: a cause may lie this long before a verdict, ms. */
export const BEFORE_MS = 5 * MINUTE_MS;

/** What begins a trouble lies near its beginning. A longer stretch costs more and tells no more. */
const LONGEST_MS = HOUR_MS;

/**
 * The stretches to compare for a verdict that lasted from `since` to `until`, epoch ms: from a
 * little before it to its end, at most an hour after it began, and as long right before that.
 */
export function onsetStretches(
  since: number,
  until: number,
): { readonly span: Stretch; readonly baseline: Stretch } {
  const from = Math.floor(since) - BEFORE_MS;
  const to = Math.min(Math.ceil(Math.max(since, until)), Math.floor(since) + LONGEST_MS);
  return { span: { from, to }, baseline: { from: from - (to - from), to: from } };
}
