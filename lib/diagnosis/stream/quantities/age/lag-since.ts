import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Age } from "./age";
import { theilSen } from "@/lib/diagnosis/trends/theil-sen";
import { zeroCrossing } from "@/lib/diagnosis/trends/trend";
import type { Since } from "@/lib/diagnosis/situation/situation";

/** Ages below this are the rhythm of polling, not lag. */
const NOT_LATE_MS = 5_000;
/** The first part of a climb shows best where it began. */
const CLIMB_MINUTES = 15;

/**
 * When the present lag began: where the Theil–Sen line through its climb meets zero, but inside
 * the minute around the last one without lag.
 */
export function lagSince({ rawPoints }: Age): Since | undefined {
  const none = rawPoints.findLastIndex(
    ({ y }, i) => y <= NOT_LATE_MS && (rawPoints[i - 1]?.y ?? 0) <= NOT_LATE_MS,
  );
  const climb = rawPoints.slice(none + 1);
  const first = climb[0];
  if (first === undefined) return undefined;
  const line = theilSen(climb.slice(0, CLIMB_MINUTES));
  const crossing = line !== undefined && line.slope > 0 ? zeroCrossing(line) : undefined;
  const before = rawPoints[none]?.x;
  if (before === undefined)
    return {
      at: Math.min(Math.max(crossing ?? first.x, asFarBack(rawPoints)), first.x),
      atLeast: true,
    };
  return {
    at: Math.min(Math.max(crossing ?? before, before - MINUTE_MS), first.x),
    atLeast: false,
  };
}

/** Before the data, a line is drawn no further than the data are long: a lag that hovers meets zero in no year. */
function asFarBack(points: Age["rawPoints"]): number {
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  return first - (last - first);
}

/** More than a lost minute: what began in it is known by its traces only. */
const GAP_MS = 2 * MINUTE_MS;

/**
 * When less began to be taken than arrives: the first short minute; or when the lag that it made began,
 * where the minutes in which that lies are not known.
 */
export function shortageSince(
  short: Since | undefined,
  lag: Age | undefined,
  perMinute: readonly { readonly at: number }[],
): Since | undefined {
  const byLag = lag && lagSince(lag);
  if (short === undefined || byLag === undefined || byLag.at >= short.at) return short;
  const known = perMinute.map(({ at }) => at).filter((at) => at <= short.at);
  const gap = known.some((at, i) => at > byLag.at && at - (known[i - 1] ?? -Infinity) > GAP_MS);
  return gap ? byLag : short;
}
