import type { WindowAnswer } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";

/** Requests the image of the verdict at its window's end, even if a worse one came before it. */
export const OF_END = ["of", "end"] as const;

/**
 * The query of the image that belongs to a window. It is absolute, so that an image fetched later
 * still matches its card. The ends of a live window are whole minutes: all readers within a minute
 * get the same image. It shows the end, as the live page does.
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
