import type { TimelineSpan } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/minute";
import type { Judgement, Verdict } from "@/lib/domain/verdict";
import type { Span } from "@/lib/history/history";

type Said = Pick<TimelineSpan, "bottleneck" | "cause" | "severity">;

const UNJUDGED: Said = { bottleneck: "unknown", cause: "no-data", severity: "unknown" };

/**
 * The verdicts of a window as spans that cover it without overlap. A minute's verdict holds until
 * the next minute's; minutes that nobody judged are unknown, never the colour of their neighbours.
 */
export function timelineView(
  judgements: readonly Judgement[],
  verdict: Verdict,
  span: Span,
): readonly TimelineSpan[] {
  const spans: TimelineSpan[] = [];
  let covered = span.from;
  const cover = (to: number, said: Said): void => {
    const end = Math.min(to, span.to);
    if (end <= covered) return;
    const last = spans.at(-1);
    if (
      last &&
      last.cause === said.cause &&
      last.severity === said.severity &&
      last.bottleneck === said.bottleneck
    ) {
      spans[spans.length - 1] = { ...last, to: end };
    } else spans.push({ from: covered, to: end, ...pick(said) });
    covered = end;
  };
  for (const judgement of judgements) {
    cover(judgement.at, UNJUDGED);
    cover(judgement.at + MINUTE_MS, judgement);
  }
  // What is newer than the last whole minute is what the banner says, which may be some seconds old.
  const fresh = span.to - covered <= 2 * MINUTE_MS && verdict.at >= covered - MINUTE_MS;
  cover(span.to, fresh ? verdict : UNJUDGED);
  return spans;
}

const pick = ({ bottleneck, cause, severity }: Said): Said => ({ bottleneck, cause, severity });
