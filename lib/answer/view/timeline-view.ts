import type { TimelineSpan } from "@/lib/contract/window";
import { isSameState } from "@/lib/domain/verdict-change";
import type { State, StateSpan } from "@/lib/domain/worst-span";
import type { Span } from "@/lib/history/port";

const NOT_EVALUATED: State = { bottleneck: "unknown", cause: "no-data", severity: "unknown" };

/**
 * The runs of a window as spans that cover it without overlap. Times that were not evaluated are
 * unknown, never the colour of their neighbours.
 */
export function timelineView(runs: readonly StateSpan[], span: Span): readonly TimelineSpan[] {
  const spans: TimelineSpan[] = [];
  let covered = span.from;
  const cover = (to: number, state: State): void => {
    const end = Math.min(to, span.to);
    if (end <= covered) return;
    const { bottleneck, cause, severity } = state;
    spans.push({ from: covered, to: end, bottleneck, cause, severity });
    covered = end;
  };
  for (const run of runs) {
    cover(run.from, NOT_EVALUATED);
    cover(run.to, run);
  }
  cover(span.to, NOT_EVALUATED);
  return joined(spans);
}

/** Joins times that were not evaluated with times that knew too little: they look alike. */
function joined(spans: readonly TimelineSpan[]): readonly TimelineSpan[] {
  const found: TimelineSpan[] = [];
  for (const span of spans) {
    const before = found.at(-1);
    if (before && isSameState(before, span)) found[found.length - 1] = { ...before, to: span.to };
    else found.push(span);
  }
  return found;
}
