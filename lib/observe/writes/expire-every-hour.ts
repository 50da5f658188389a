import { DAY_MS } from "@/lib/domain/metric-period";
import type { History } from "@/lib/history/port";
import { log } from "@/lib/process/log";

const EVERY_MS = 3_600_000;

/** The wall clock may run this far ahead of a measured hour, ms: timers are late. */
const AHEAD_MS = 10 * 60_000;

/**
 * Deletes once an hour what is older than the history keeps. An hour in which the clock jumped
 * ahead is skipped: if the jump was a mistake and is corrected, nothing is lost.
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
