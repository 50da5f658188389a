import { REMEMBERED_MS } from "./reload-pause";

const KEY = "narrows.reloads";

/** When this tab reloaded itself, epoch ms. What the browser may not keep counts as never. */
export function rememberedReloads(): readonly number[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((at) => typeof at === "number") : [];
  } catch {
    return [];
  }
}

/** Keeps `now` for the page that comes. False: it cannot be kept, and a series would not be noticed. */
export function rememberReload(now: number): boolean {
  const recent = rememberedReloads().filter((at) => Math.abs(now - at) < REMEMBERED_MS);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...recent, now]));
    return true;
  } catch {
    return false;
  }
}
