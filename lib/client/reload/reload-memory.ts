import { MINUTE_MS } from "@/lib/domain/metric-period";

const KEY = "narrows.reloads";

/** Reloads older than this do not belong to the series. */
const REMEMBERED_MS = 6 * 60 * MINUTE_MS;

/** When this tab reloaded itself, epoch ms. Empty when the browser does not store it. */
export function rememberedReloads(): readonly number[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((at) => typeof at === "number") : [];
  } catch {
    return [];
  }
}

/** Stores `now` for the next page. False: it cannot be stored, so a series would not be noticed. */
export function rememberReload(now: number): boolean {
  const recent = rememberedReloads().filter((at) => Math.abs(now - at) < REMEMBERED_MS);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...recent, now]));
    return true;
  } catch {
    return false;
  }
}

/**
 * How long after the last reload the next may follow, ms: at once after none, then 2, 4, 8 … up to
 * 64 minutes. Otherwise two servers of different builds behind one address would make the page
 * reload for ever.
 *
 * @param reloads when the page reloaded itself, epoch ms, in any order
 */
export function reloadPauseMs(reloads: readonly number[], now: number): number {
  const recent = reloads.filter((at) => at <= now && now - at < REMEMBERED_MS);
  const last = Math.max(...recent);
  if (recent.length === 0) return 0;
  return Math.max(0, last + MINUTE_MS * 2 ** Math.min(6, recent.length) - now);
}
