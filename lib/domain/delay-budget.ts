import type { DelayTarget } from "./delay-target";
import { MINUTE_MS } from "./metric-period";

/** A span of time, epoch ms; `to` is outside it. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The evaluated minutes of a month by their end-to-end delay. */
export interface TargetCounts {
  readonly over: number;
  readonly met: number;
  /** The first and the newest evaluated minute of the month, epoch ms; null: none. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/**
 * How much of a calendar month's budget is spent. In a share of the month's minutes the target must be met;
 * the other minutes are the budget, and each minute over the target spends one of it.
 */
export interface DelayBudget {
  readonly targetDelayMs: number;
  /** The share of minutes in which the target must be met, 0–1. */
  readonly targetShare: number;
  /** The calendar month in UTC, epoch ms. */
  readonly month: Span;
  /** The first evaluated minute of the month, epoch ms; null: none. Earlier ones are not counted. */
  readonly firstAt: number | null;
  readonly overMinutes: number;
  readonly metMinutes: number;
  /** Since the first one. They count neither as over nor as met. */
  readonly unknownMinutes: number;
  readonly budgetMinutes: number;
  /** Above 1 when more is spent than there was. */
  readonly spentRatio: number;
}

/** The calendar month in UTC that an instant is in. */
export function monthOf(at: number): Span {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) };
}

export function delayBudget(
  { delayMs, share }: DelayTarget,
  { over, met, firstAt, lastAt }: TargetCounts,
  month: Span,
): DelayBudget {
  const elapsed = firstAt === null || lastAt === null ? 0 : (lastAt - firstAt) / MINUTE_MS + 1;
  // To a hundredth of a minute, because 1 − 0.999 is not exactly a thousandth.
  const allowed = Math.round((100 * (1 - share) * (month.to - month.from)) / MINUTE_MS) / 100;
  return {
    targetDelayMs: delayMs,
    targetShare: share,
    month,
    firstAt,
    overMinutes: over,
    metMinutes: met,
    unknownMinutes: elapsed - over - met,
    budgetMinutes: allowed,
    spentRatio: over / allowed,
  };
}
