import { DAY_MS } from "@/lib/domain/metric-period";
import type { History } from "@/lib/history/port";
import { log } from "@/lib/process/log";

const EVERY_MS = 3_600_000;

/** So far the clock on the wall may have run ahead of an hour that was measured, ms: timers are late. */
const AHEAD_MS = 10 * 60_000;

/**
 * Deletes what is older than the history keeps, once an hour. Not in an hour in which the clock has
 * jumped ahead: if it was a mistake, and is mended, nothing has been lost by it.
 */
export function expireEveryHour(
  history: Pick<History, "expire">,
  historyDays: number,
): NodeJS.Timeout {
  let last = Date.now();
  return setInterval(() => {
    const now = Date.now();
    const hasJumped = now - last > EVERY_MS + AHEAD_MS;
    last = now;
    if (hasJumped) return;
    history.expire(now - historyDays * DAY_MS).catch((error: unknown) => {
      log.warn({ error: String(error) }, "old history could not be deleted");
    });
  }, EVERY_MS);
}
