import type { WindowAnswer } from "@/lib/contract/window";
import { MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import type { ChartSpec } from "./chart-specs";
import { newest } from "./column";
import type { DrawnSeries } from "./drawn-series";

/** A line that ends so near the present, as a share of the window, ends where it should. */
const SEEN_SHARE = 0.05;

/**
 * The minute in which a line of batches ends while later batches wait, epoch ms; null when it does
 * not, or nobody knows: the end of a line is a wait only while the driver tells of a queue.
 */
export function waitingAfter(
  { of }: ChartSpec,
  series: readonly DrawnSeries[],
  { window, series: views }: WindowAnswer,
): number | null {
  if (of === undefined || !window.live) return null;
  const end = Math.max(...series.map((one) => one.newest?.at ?? -Infinity));
  const told = newest(views.queuedBatches, window.to);
  const toldAt = told?.at ?? -Infinity;
  const seen = Math.max(MINUTE_MS, SEEN_SHARE * (window.to - window.from));
  const waits = (told?.value ?? 0) >= 1 && toldAt - end >= seen && window.to - toldAt < seen;
  return waits && Number.isFinite(end) ? minuteOf(end) : null;
}
