const MINUTE_MS = 60_000;

/** Reloads older than this are no part of a series. */
export const REMEMBERED_MS = 6 * 60 * MINUTE_MS;

/**
 * How long after the last reload the next may follow, ms: at once after none, then 2, 4, 8 … up to
 * 64 minutes. Two servers of two builds behind one address would otherwise send the page round and
 * round.
 *
 * @param reloads when the page reloaded itself, epoch ms, of whatever order
 */
export function reloadPauseMs(reloads: readonly number[], now: number): number {
  const recent = reloads.filter((at) => at <= now && now - at < REMEMBERED_MS);
  const last = Math.max(...recent);
  if (recent.length === 0) return 0;
  return Math.max(0, last + MINUTE_MS * 2 ** Math.min(6, recent.length) - now);
}
