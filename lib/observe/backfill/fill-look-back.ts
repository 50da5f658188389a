import type { Reach } from "@/lib/domain/coverage";
import { LOOKBACK_MS } from "@/lib/domain/look-back";
import { minuteFrom, minuteOf } from "@/lib/domain/metric-period";
import type { Span } from "@/lib/history/port";
import { DAY_MS } from "./lacking-spans";

/**
 * How far back a pipeline is known, or can be asked for: not beyond what the history keeps, nor
 * before the stream was there. CloudWatch keeps 455 days, which HISTORY_DAYS cannot exceed.
 *
 * @param createdAt when the stream was created, epoch ms, as far as it is known
 */
export function lookBackOf(createdAt: number | undefined, historyDays: number, now: number): Reach {
  const kept = { from: minuteFrom(now - historyDays * DAY_MS), limit: "history-days" } as const;
  const there = { from: minuteFrom(createdAt ?? 0), limit: "stream-created" } as const;
  return { ...(there.from > kept.from ? there : kept), days: historyDays };
}

/**
 * The part of an asked span that is fetched afterwards; undefined: none. What is younger than three
 * hours is the minute poll's.
 */
export function fillableSpan(asked: Span, reach: Reach, now: number): Span | undefined {
  const from = Math.max(asked.from, reach.from);
  const to = Math.min(asked.to, minuteOf(now - LOOKBACK_MS));
  return from < to ? { from, to } : undefined;
}
