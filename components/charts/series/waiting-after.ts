import type { WindowAnswer } from "@/lib/contract/window";
import { MINUTE_MS, minuteOf } from "@/lib/domain/metric-period";
import type { ChartSpec } from "./chart-specs";
import { newest } from "./column";
import type { DrawnSeries } from "./drawn-series";

/** A line that ends within this share of the window before the present ends where it should. */
const SEEN_SHARE = 0.05;

/**
 * The minute in which a line of batches ends while later batches wait, epoch ms. Null when it does
 * not, or when that is unknown: the end means waiting batches only while the driver reports a
 * queue.
 */
export function waitingAfter(
  { of }: ChartSpec,
  series: readonly DrawnSeries[],
  { window, series: views }: WindowAnswer,
): number | null {
  if (of === undefined || !window.live) return null;
  const end = Math.max(...series.map((one) => one.newest?.at ?? -Infinity));
  const queue = newest(views.queuedBatches, window.to);
  const queueAt = queue?.at ?? -Infinity;
  const seen = Math.max(MINUTE_MS, SEEN_SHARE * (window.to - window.from));
  const waits = (queue?.value ?? 0) >= 1 && queueAt - end >= seen && window.to - queueAt < seen;
  return waits && Number.isFinite(end) ? minuteOf(end) : null;
}
