import type { WindowAnswer } from "@/lib/contract/window";
import type { View } from "./view-params";

export type Shown = Pick<WindowAnswer["window"], "from" | "to" | "live">;
/** The part of a page's address that names the shown window. */
export type ViewWindow = Pick<View, "from" | "to">;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A shorter window shows too little of a source with one number a minute. */
export const LEAST_WINDOW_MS = 2 * MINUTE;
/** The longest window of zooming out. Longer ones must be typed. */
export const MOST_WINDOW_MS = 30 * 24 * 60 * MINUTE;

/** The default window: an hour, up to now. */
export const NOW_WINDOW: ViewWindow = { from: null, to: null };

/** An absolute window, to the second, so that a link shows the same whenever it is opened. */
export function absolute({ from, to }: Pick<Shown, "from" | "to">): ViewWindow {
  return { from: isoOf(Math.floor(from / SECOND)), to: isoOf(Math.ceil(to / SECOND)) };
}

/**
 * The whole seconds inside a span, so that nothing outside it is shown; the enclosing ones when it
 * has none.
 */
export function inside({ from, to }: Pick<Shown, "from" | "to">): ViewWindow {
  const [first, last] = [Math.ceil(from / SECOND), Math.floor(to / SECOND)];
  return first < last ? { from: isoOf(first), to: isoOf(last) } : absolute({ from, to });
}

/** A live window as of its last full minute. A past window is unchanged. */
export function atFullMinute({ from, to, live }: Shown): Shown {
  const past = live ? to % MINUTE : 0;
  return { from: from - past, to: to - past, live };
}

function isoOf(seconds: number): string {
  return new Date(seconds * SECOND).toISOString().replace(".000Z", "Z");
}

/** A dragged span, in either direction; null when it is too short to be intended. */
export function dragged(a: number, b: number): ViewWindow | null {
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  return to - from < LEAST_WINDOW_MS ? null : absolute({ from, to });
}

/**
 * Half as long, around `middle` (epoch ms) or the window's middle; null when it cannot be shorter.
 */
export function zoomedIn({ from, to }: Shown, middle = (from + to) / 2): ViewWindow | null {
  const width = Math.max(LEAST_WINDOW_MS, (to - from) / 2);
  if (width >= to - from) return null;
  const start = Math.min(Math.max(from, middle - width / 2), to - width);
  return absolute({ from: start, to: start + width });
}

/**
 * Twice as long: a live window goes further back, a past one grows on both sides, at most to `now`.
 */
export function zoomedOut({ from, to, live }: Shown, now: number): ViewWindow {
  const width = Math.min(MOST_WINDOW_MS, 2 * (to - from));
  if (live) return upToNow(width);
  const end = Math.min(now, (from + to) / 2 + width / 2);
  return absolute({ from: end - width, to: end });
}

/**
 * Half a window towards the past (−1) or the present (1). A window that reaches the present is
 * live.
 */
export function moved({ from, to }: Shown, towards: -1 | 1, now: number): ViewWindow {
  const width = to - from;
  const end = to + (towards * width) / 2;
  return end >= now ? upToNow(width) : absolute({ from: end - width, to: end });
}

function upToNow(width: number): ViewWindow {
  return { from: `now-${Math.max(1, Math.round(width / MINUTE))}m`, to: "now" };
}
