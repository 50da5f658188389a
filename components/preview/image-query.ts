import type { WindowAnswer } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";

/** Says that a picture is of the verdict at its window's end, whatever was worse in it before. */
export const OF_END = ["of", "end"] as const;

/**
 * The query of the picture that belongs to a window: absolute, so that a picture fetched later still
 * is the one that its card speaks of. A live window's ends are whole minutes: all who look within
 * one get the same picture, and it speaks of the end, as the live page does.
 */
export function imageQuery(
  window: Pick<WindowAnswer["window"], "from" | "to" | "live"> | undefined,
  tz: string | null,
): string {
  if (!window) return "";
  const grain = window.live ? MINUTE_MS : 1;
  const query = new URLSearchParams({
    from: String(Math.floor(window.from / grain) * grain),
    to: String(Math.ceil(window.to / grain) * grain),
  });
  if (window.live) query.set(...OF_END);
  if (tz) query.set("tz", tz);
  return `?${query}`;
}
