import { HOUR_MS, MINUTE_MS } from "@/lib/domain/metric-period";
import { formatDuration } from "./duration";

/**
 * An age, ms, in whole seconds: `just now`, `12 s ago`, `3 min 20 s ago`. A negative age is a
 * clock's error and counts as `just now`.
 */
export function formatAge(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 1 ? "just now" : `${formatDuration(seconds * 1000)} ago`;
}

/**
 * An age in one unit: `59 s ago`, `3 min ago`. Its width hardly changes, so that a line does not
 * break, and move what is below it, when a minute is over.
 */
export function formatRoughAge(ms: number): string {
  return formatAge(ms < MINUTE_MS ? ms : ms - (ms % (ms < HOUR_MS ? MINUTE_MS : HOUR_MS)));
}
