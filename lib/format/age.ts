import { formatDuration } from "./duration";

/** How long ago, ms, in whole seconds: `just now`, `12 s ago`, `3 min 20 s ago`. A past below zero is a clock's error. */
export function formatAge(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 1 ? "just now" : `${formatDuration(seconds * 1000)} ago`;
}
