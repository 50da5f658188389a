import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { Evaluation, Verdict } from "@/lib/domain/verdict";
import type { Span } from "@/lib/history/port";

/** An evaluation of an instant, and until when it holds. Times epoch ms. */
export interface EvaluatedSpan extends Pick<
  Evaluation,
  "at" | "bottleneck" | "severity" | "cause" | "since"
> {
  readonly until: number;
}

/** A verdict may be this much older than the last whole minute and still apply to what follows it, ms. */
const FRESH_MS = MINUTE_MS;

/** Without an evaluated minute the banner applies for at most this long, ms. */
const SPEAKS_FOR_MS = 2 * MINUTE_MS;

/** A minute's evaluation holds until the next minute's. */
export function minuteSpans(evaluations: readonly Evaluation[]): readonly EvaluatedSpan[] {
  return evaluations.map((one) => ({ ...one, until: one.at + MINUTE_MS }));
}

/**
 * The minutes of a window, and after the last of them the verdict itself: a trouble is drawn as
 * soon as the banner shows it.
 *
 * @param evaluations of the window and, if it is past, of the minutes after it; ascending
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
