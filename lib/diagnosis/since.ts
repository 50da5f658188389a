import type { Age } from "./quantities/age";
import type { Since } from "./rule";
import { theilSen } from "./trends/theil-sen";
import { zeroCrossing } from "./trends/trend";

/** Ages below this are the rhythm of polling, not lag. */
const NOT_LATE_MS = 5_000;
const MINUTE_MS = 60_000;
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
  if (before === undefined) return { at: Math.min(crossing ?? first.x, first.x), atLeast: true };
  return {
    at: Math.min(Math.max(crossing ?? before, before - MINUTE_MS), first.x),
    atLeast: false,
  };
}
