import type { TimelineSpan } from "@/lib/contract/window";
import { formatDuration } from "@/lib/format/duration";
import { formatMoment } from "@/lib/format/time";
import { BOTTLENECK_WORDS, CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";

export interface TimelinePlace {
  readonly zone: string;
  /** The window's end, epoch ms: what is of another day says so. */
  readonly today: number;
}

/** One span of the timeline in a sentence: `Critical: write limit, 14:02 to 14:30 (28 min). Bottleneck: …`. */
export function spanWords(span: TimelineSpan, { zone, today }: TimelinePlace): string {
  const { from, to, cause, severity, bottleneck } = span;
  const times = `${formatMoment(from, zone, today)} to ${formatMoment(to, zone, today)}`;
  const where = bottleneck === "none" ? "" : ` Bottleneck: ${BOTTLENECK_WORDS[bottleneck]}.`;
  return `${SEVERITY_WORDS[severity]}: ${CAUSE_WORDS[cause]}, ${times} (${formatDuration(to - from)}).${where}`;
}

/** Which of `count` spans a key leads to from `at`; null when the key is not one of the strip's own. */
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
