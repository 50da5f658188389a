import { MINUTE_MS } from "@/lib/domain/metric-period";

/** Enough scans to see progress; older ones are only in the history. */
const SCANS_KEPT = 40;
/** The newest scans are all kept. Older ones are spaced apart, so that they cover the longest interval. */
const NEWEST_KEPT = 20;
const SCANS_APART_MS = 5 * MINUTE_MS;

/**
 * Drops one scan when there are too many: the oldest with near enough neighbours on both sides,
 * else the oldest.
 */
export function thinScans(kept: { readonly at: number }[]): void {
  if (kept.length <= SCANS_KEPT) return;
  const spare = kept.findIndex((_, i) => {
    const [before, after] = [kept[i - 1], kept[i + 1]];
    if (before === undefined || after === undefined || i >= kept.length - NEWEST_KEPT) return false;
    return after.at - before.at <= SCANS_APART_MS;
  });
  kept.splice(Math.max(spare, 0), 1);
}
