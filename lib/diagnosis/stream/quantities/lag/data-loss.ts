import { quantity } from "@/lib/diagnosis/situation/quantity";
import { asOf } from "@/lib/diagnosis/situation/situation";
import { ourLag } from "./our-lag";
import { recentMinutes } from "@/lib/diagnosis/stream/quantities/put/recent-minutes";

/**
 * Time until unread records expire, ms, while the age grows: (retention − age) ÷ growth of the age (1 ms
 * per ms if nothing is read). Undefined if there is no deadline.
 */
export const timeToDataLossMs = quantity((situation): number | undefined => {
  const retentionMs = asOf(situation, "stream")?.retentionMs;
  const lag = ourLag(situation);
  if (retentionMs === undefined || lag === undefined) return undefined;
  if (lag.latestMs >= retentionMs) return 0;
  if (lag.trend?.direction !== "rising") return undefined;
  return (retentionMs - lag.latestMs) / lag.trend.line.slope;
});

const LOSING = 0.95;
const LOSING_MINUTES = 3;

/**
 * Whether records expire unread now: the lag was at least 95 % of retention in each of the last three
 * minutes. Records that another reader leaves unread are not lost to this application.
 */
export const isLosingData = quantity((situation): boolean => {
  const retentionMs = asOf(situation, "stream")?.retentionMs;
  const lag = ourLag(situation);
  if (retentionMs === undefined || lag === undefined) return false;
  const whose = lag.whose === "own" ? "applicationLag" : "iteratorAge";
  const last = recentMinutes(situation, LOSING_MINUTES);
  return (
    last.length === LOSING_MINUTES &&
    last.every(({ values }) => (values[whose] ?? values.fanOutLag ?? 0) >= LOSING * retentionMs)
  );
});
