import { remainingWork } from "@/lib/diagnosis/dstream/quantities/backlog/remaining-work";
import { standstill } from "@/lib/diagnosis/dstream/quantities/queue/standstill";
import type { Situation } from "@/lib/diagnosis/situation/situation";
import type { Trend } from "@/lib/diagnosis/trends/trend";
import { MINUTE_MS } from "@/lib/domain/metric-period";

interface Way {
  readonly trend?: Trend | undefined;
  readonly perMinute?: number;
  readonly metAt?: number;
}

/**
 * How a wait falls to its limit. It reaches zero together with the backlog and falls evenly until then, so
 * all conditions share one forecast. If the backlog grows or does not shrink, there is no time. If it is
 * unknown or small, only the trend of the wait itself counts.
 */
export function onTheWay(
  s: Situation,
  {
    value = 0,
    limit,
    trend,
  }: { value: number | undefined; limit: number; trend?: Trend | undefined },
): Way {
  if (standstill(s) !== undefined) return {};
  const left = remainingWork(s);
  if (left === undefined || left.level) return { trend };
  const { levelInMs } = left;
  if (levelInMs === undefined) return trend?.direction === "falling" ? {} : { trend };
  if (value <= limit) return {};
  return {
    perMinute: (-value / levelInMs) * MINUTE_MS,
    metAt: s.at + levelInMs * (1 - limit / value),
  };
}
