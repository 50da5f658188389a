import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Age } from "./age";
import { theilSen } from "@/lib/diagnosis/trends/theil-sen";
import { zeroCrossing } from "@/lib/diagnosis/trends/trend";
import type { Since } from "@/lib/diagnosis/situation/situation";

/** Ages below this come from polling and are no lag. */
const NOT_LATE_MS = 5_000;
/** The first minutes of a climb show best where it began. */
const CLIMB_MINUTES = 15;

/**
 * When the present lag began: where the Theil–Sen line through its climb meets zero, limited to the minute
 * around the last one without lag.
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

/**
 * The line reaches back no further than the data are long. For a lag that hovers, the crossing would be
 * meaningless.
 */
function asFarBack(points: Age["rawPoints"]): number {
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  return first - (last - first);
}

/** Longer than one lost minute. Only traces show what began inside such a gap. */
const GAP_MS = 2 * MINUTE_MS;

/**
 * When the intake fell below the arrivals: the first short minute, or the start of the resulting lag if the
 * minutes around it are not known.
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
