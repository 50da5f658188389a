import { quantity } from "@/lib/diagnosis/situation/quantity";
import { backPressure } from "./back-pressure";
import { schedulingDelay } from "@/lib/diagnosis/dstream/quantities/queue/scheduling-delay";

/** Back-pressure lets a lump in and waits: delays swing by the work of a lump, without any trend. */
const LUMP_MS = 5_000;

/**
 * Whether back-pressure holds the delay where it is, and the backlog in the stream. While its first
 * estimate is out, and while it drains an old queue, the delay still moves: that is not yet braking.
 */
export const isBackPressureThrottling = quantity((situation): boolean => {
  if (backPressure(situation)?.atWork !== true) return false;
  const { latestMs = 0, trend, longTrend } = schedulingDelay(situation) ?? {};
  const swings = latestMs <= LUMP_MS && longTrend?.direction === "none";
  return swings || trend === undefined || trend.direction === "none";
});
