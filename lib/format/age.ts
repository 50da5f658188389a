import { HOUR_MS, MINUTE_MS } from "@/lib/domain/metric-period";
import { formatDuration } from "./duration";

/** How long ago, ms, in whole seconds: `just now`, `12 s ago`, `3 min 20 s ago`. A past below zero is a clock's error. */
export function formatAge(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 1 ? "just now" : `${formatDuration(seconds * 1000)} ago`;
}

/**
 * The same in one unit: `59 s ago`, `3 min ago`. Beside something that is watched it keeps its width,
 * so that a line does not break, and move what is below it, each time a minute is over.
 */
export function formatRoughAge(ms: number): string {
  return formatAge(ms < MINUTE_MS ? ms : ms - (ms % (ms < HOUR_MS ? MINUTE_MS : HOUR_MS)));
}
