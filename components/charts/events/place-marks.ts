import type { TimeSpan } from "../axes/time-ticks";
import type { MarkedEvent, MarkShape } from "./marked-events";

/** One mark on the time axis: an event, or several that lie too close together to be told apart. */
export interface PlacedMark {
  /** Position on the time axis, 0 (left) to 1: that of the first event. */
  readonly fraction: number;
  readonly shape: MarkShape | "several";
  /** Oldest first; never empty. */
  readonly events: readonly [MarkedEvent, ...MarkedEvent[]];
}

/** Events closer than this to the first one of a mark are merged into it, px: a mark's width. */
export const MERGED_WITHIN_PX = 14;

/** The crosshair is at a mark within this distance, px. */
const NEAR_PX = 8;

/**
 * The marks of a chart's time axis, from left to right. Events outside the axis have none.
 *
 * @param events oldest first
 * @param width the plot's width, px
 */
export function placeMarks(
  events: readonly MarkedEvent[],
  { from, to }: TimeSpan,
  width: number,
): readonly PlacedMark[] {
  const apart = ((to - from) * MERGED_WITHIN_PX) / width;
  const groups: [MarkedEvent, ...MarkedEvent[]][] = [];
  for (const event of events) {
    if (event.at < from || event.at > to) continue;
    const last = groups.at(-1);
    if (last && event.at - last[0].at < apart) last.push(event);
    else groups.push([event]);
  }
  return groups.map((group) => ({
    fraction: (group[0].at - from) / (to - from),
    shape: group.length > 1 ? "several" : group[0].shape,
    events: group,
  }));
}

/** A bucket on the time axis: its middle, and its share of the axis. Both 0–1. */
export interface PointedBucket {
  readonly fraction: number;
  readonly share: number;
}

/** The mark that the crosshair is at: the nearest one that is close to it, or in its bucket. */
export function markNear(
  marks: readonly PlacedMark[],
  { fraction, share }: PointedBucket,
  width: number,
): PlacedMark | undefined {
  const distance = (mark: PlacedMark) => Math.abs(mark.fraction - fraction) * width;
  const near = Math.max(NEAR_PX, (share * width) / 2);
  return marks
    .filter((mark) => distance(mark) <= near)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}
