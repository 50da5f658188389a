import type { TimelineSpan, WindowAnswer } from "@/lib/contract/window";
import { formatDuration } from "@/lib/format/duration";
import { formatMoment } from "@/lib/format/time";
import { BOTTLENECK_WORDS, CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";

export interface TimelineSegment extends TimelineSpan {
  /** Its start and its length as shares of the time axis, 0–1. */
  readonly start: number;
  readonly share: number;
}

type Span = Pick<WindowAnswer["window"], "from" | "to">;

/**
 * The verdicts of the window as parts of the charts' time axis, which may be longer. Neighbours
 * with the same state are joined.
 */
export function timelineSegments(
  timeline: readonly TimelineSpan[],
  { from, to }: Span,
  axis: Span,
): readonly TimelineSegment[] {
  const joined: TimelineSpan[] = [];
  for (const span of timeline) {
    const cut = { ...span, from: Math.max(from, span.from), to: Math.min(to, span.to) };
    const before = joined.at(-1);
    if (cut.to <= cut.from) continue;
    if (before && before.to === cut.from && saysTheSame(before, cut)) {
      joined[joined.length - 1] = { ...before, to: cut.to };
    } else {
      joined.push(cut);
    }
  }
  const width = axis.to - axis.from;
  return joined.map((span) => ({
    ...span,
    start: (span.from - axis.from) / width,
    share: (span.to - span.from) / width,
  }));
}

function saysTheSame(a: TimelineSpan, b: TimelineSpan): boolean {
  return a.cause === b.cause && a.severity === b.severity && a.bottleneck === b.bottleneck;
}

interface TimelinePlace {
  readonly zone: string;
  /** The window's end, epoch ms. Times of another day are written with their day. */
  readonly today: number;
}

/** One span of the timeline in a sentence: `Critical: write limit, 14:02 to 14:30 (28 min). Bottleneck: …`. */
export function spanWords(span: TimelineSpan, { zone, today }: TimelinePlace): string {
  const { from, to, cause, severity, bottleneck } = span;
  const times = `${formatMoment(from, zone, today)} to ${formatMoment(to, zone, today)}`;
  const where = bottleneck === "none" ? "" : ` Bottleneck: ${BOTTLENECK_WORDS[bottleneck]}.`;
  return `${SEVERITY_WORDS[severity]}: ${CAUSE_WORDS[cause]}, ${times} (${formatDuration(to - from)}).${where}`;
}

/**
 * The index of the span (of `count`) that a key leads to from `at`; null for a key that is not the
 * strip's.
 */
export function spanByKey(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, at - 1);
    case "ArrowRight":
      return Math.min(count - 1, at + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
