import type { TimelineSpan, WindowAnswer } from "@/lib/contract/window";

export interface TimelineSegment extends TimelineSpan {
  /** Where it begins in the window and how much of it it takes, 0–1. */
  readonly start: number;
  readonly share: number;
}

/** The verdicts of the window as parts of its width; spans that say the same are one. */
export function timelineSegments(
  timeline: readonly TimelineSpan[],
  { from, to }: Pick<WindowAnswer["window"], "from" | "to">,
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
  const width = to - from;
  return joined.map((span) => ({
    ...span,
    start: (span.from - from) / width,
    share: (span.to - span.from) / width,
  }));
}

function saysTheSame(a: TimelineSpan, b: TimelineSpan): boolean {
  return a.cause === b.cause && a.severity === b.severity && a.bottleneck === b.bottleneck;
}
