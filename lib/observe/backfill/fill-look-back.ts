import type { Reach } from "@/lib/domain/coverage";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { DAY_MS, minuteFrom, minuteOf } from "@/lib/domain/metric-period";
import type { Span } from "@/lib/history/port";

/**
 * How far back a pipeline's data can reach: as far as the history keeps them, but not to before the
 * stream was created. CloudWatch keeps 455 days, and HISTORY_DAYS cannot be larger.
 *
 * @param createdAt when the stream was created, epoch ms, if it is known
 */
export function lookBackOf(createdAt: number | undefined, historyDays: number, now: number): Reach {
  const kept = { from: minuteFrom(now - historyDays * DAY_MS), limit: "history-days" } as const;
  const there = { from: minuteFrom(createdAt ?? 0), limit: "stream-created" } as const;
  return { ...(there.from > kept.from ? there : kept), days: historyDays };
}

/**
 * The part of a requested span that a back-fill may fetch; undefined: none. The last three hours
 * are left to the minute poll.
 */
export function fillableSpan(asked: Span, reach: Reach, now: number): Span | undefined {
  const from = Math.max(asked.from, reach.from);
  const to = Math.min(asked.to, minuteOf(now - LOOKBACK_MS));
  return from < to ? { from, to } : undefined;
}
