import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import type { Span } from "@/lib/history/port";

/** What was evaluated at an instant, and until when that stands. Times epoch ms. */
export interface EvaluatedSpan extends Pick<
  Evaluation,
  "at" | "bottleneck" | "severity" | "cause" | "since"
> {
  readonly until: number;
}

/** So much older than the last whole minute a verdict may be, and still speak for what follows it, ms. */
const FRESH_MS = MINUTE_MS;

/** The banner speaks for no longer than this without an evaluated minute, ms. */
const SPEAKS_FOR_MS = 2 * MINUTE_MS;

/** A minute's evaluation stands until the next minute's. */
export function minuteSpans(evaluations: readonly Evaluation[]): readonly EvaluatedSpan[] {
  return evaluations.map((one) => ({ ...one, until: one.at + MINUTE_MS }));
}

/**
 * The minutes of a window, and what its verdict says of the time after the last of them: a trouble is
 * drawn as soon as the banner says it.
 *
 * @param evaluations of the window and, where that is past, of the minutes after it; ascending
 */
export function evaluatedSpans(
  evaluations: readonly Evaluation[],
  verdict: Verdict,
  span: Span,
): readonly EvaluatedSpan[] {
  const minutes = minuteSpans(evaluations);
  const covered = Math.max(span.from, minutes.at(-1)?.until ?? -Infinity);
  const speaks = span.to - covered <= SPEAKS_FOR_MS && verdict.at >= covered - FRESH_MS;
  if (!speaks) return minutes;
  const { bottleneck, severity, cause, since } = verdict;
  const at = Math.min(covered, verdict.at);
  return [...minutes, { at, until: span.to, bottleneck, severity, cause, since }];
}
