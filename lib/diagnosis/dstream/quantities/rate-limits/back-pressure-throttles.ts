import { quantity } from "@/lib/diagnosis/situation/quantity";
import { backPressure } from "./back-pressure";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";

/** Back-pressure lets a lump in and then waits. Delays swing by the work of one lump without a trend. */
const LUMP_MS = 5_000;

/**
 * Whether back-pressure keeps the delay constant and the backlog in the stream. Before its first estimate,
 * and while it drains an old queue, the delay still moves. That does not count yet.
 */
export const isBackPressureThrottling = quantity((situation): boolean => {
  if (backPressure(situation)?.atWork !== true) return false;
  const { latestMs = 0, trend, longTrend } = schedulingDelay(situation) ?? {};
  const swings = latestMs <= LUMP_MS && longTrend?.direction === "none";
  return swings || trend === undefined || trend.direction === "none";
});
