import type { WindowAnswer } from "@/lib/contract/window";

const MINUTE_MS = 60_000;

/**
 * The query of the picture that belongs to a window: absolute, so that a picture fetched later still
 * is the one that its card speaks of. A live window's ends are whole minutes: all who look within
 * one get the same picture.
 */
export function pictureQuery(
  window: Pick<WindowAnswer["window"], "from" | "to" | "live"> | undefined,
  tz: string | null,
): string {
  if (!window) return "";
  const grain = window.live ? MINUTE_MS : 1;
  const query = new URLSearchParams({
    from: String(Math.floor(window.from / grain) * grain),
    to: String(Math.ceil(window.to / grain) * grain),
  });
  if (tz) query.set("tz", tz);
  return `?${query}`;
}
