import type { WindowAnswer } from "@/lib/contract/window";
import type { View } from "./view-params";

export type Shown = Pick<WindowAnswer["window"], "from" | "to" | "live">;
/** The part of a page's address that says which window it shows. */
export type ViewWindow = Pick<View, "from" | "to">;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A window shorter than this shows nothing of a source that tells a number a minute. */
export const LEAST_WINDOW_MS = 2 * MINUTE;
/** The longest that zooming out goes to; more is asked for by hand. */
export const MOST_WINDOW_MS = 30 * 24 * 60 * MINUTE;

/** The default window: an hour, up to now. */
export const NOW_WINDOW: ViewWindow = { from: null, to: null };

/** An absolute window, to the second: the same for whoever opens the link, whenever. */
export function absolute({ from, to }: Pick<Shown, "from" | "to">): ViewWindow {
  return { from: isoOf(Math.floor(from / SECOND)), to: isoOf(Math.ceil(to / SECOND)) };
}

/** The whole seconds inside a span, so that nothing of its neighbours is shown; its own when it has none. */
export function inside({ from, to }: Pick<Shown, "from" | "to">): ViewWindow {
  const [first, last] = [Math.ceil(from / SECOND), Math.floor(to / SECOND)];
  return first < last ? { from: isoOf(first), to: isoOf(last) } : absolute({ from, to });
}

/** A live window as it was at its last full minute; one of the past as it is. */
export function atFullMinute({ from, to, live }: Shown): Shown {
  const past = live ? to % MINUTE : 0;
  return { from: from - past, to: to - past, live };
}

function isoOf(seconds: number): string {
  return new Date(seconds * SECOND).toISOString().replace(".000Z", "Z");
}

/** A dragged span, in either direction; null when it is too short to have been meant. */
export function dragged(a: number, b: number): ViewWindow | null {
  const [from, to] = [Math.min(a, b), Math.max(a, b)];
  return to - from < LEAST_WINDOW_MS ? null : absolute({ from, to });
}

/** Half as long, around `middle` (epoch ms) or the middle; null when it cannot be shorter. */
export function zoomedIn({ from, to }: Shown, middle = (from + to) / 2): ViewWindow | null {
  const width = Math.max(LEAST_WINDOW_MS, (to - from) / 2);
  if (width >= to - from) return null;
  const start = Math.min(Math.max(from, middle - width / 2), to - width);
  return absolute({ from: start, to: start + width });
}

/** Twice as long: a live window goes further back, another one grows to both sides up to `now`. */
export function zoomedOut({ from, to, live }: Shown, now: number): ViewWindow {
  const width = Math.min(MOST_WINDOW_MS, 2 * (to - from));
  if (live) return upToNow(width);
  const end = Math.min(now, (from + to) / 2 + width / 2);
  return absolute({ from: end - width, to: end });
}

/** Half a window towards the past (−1) or the present (1); the present is live again. */
export function moved({ from, to }: Shown, towards: -1 | 1, now: number): ViewWindow {
  const width = to - from;
  const end = to + (towards * width) / 2;
  return end >= now ? upToNow(width) : absolute({ from: end - width, to: end });
}

function upToNow(width: number): ViewWindow {
  return { from: `now-${Math.max(1, Math.round(width / MINUTE))}m`, to: "now" };
}
