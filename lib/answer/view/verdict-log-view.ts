import type { VerdictLogEntry, TimelineSpan } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { LoggedChange } from "@/lib/domain/verdict-change";
import type { StateSpan } from "@/lib/domain/worst-span";
import type { Span } from "@/lib/history/port";

/** More than a reader can take in; the newest are kept. */
const CHANGES_SHOWN = 200;

type Shown = Pick<TimelineSpan, "from" | "to" | "cause" | "severity">;

/**
 * Shorter differences between the log and what is known now are ignored, ms: a new state is shown
 * only when a second minute has found it too.
 */
const DIFFERS_MS = 3 * MINUTE_MS;

/**
 * The log of a window beside what all data show of the same time. There a trouble counts from the
 * instant at which it began, not from when it was noticed.
 */
export function verdictLogView(
  changes: readonly LoggedChange[],
  runs: readonly StateSpan[],
  span: Span,
): readonly VerdictLogEntry[] {
  const newest = changes.slice(-CHANGES_SHOWN);
  return newest.map(({ at, to }, i): VerdictLogEntry => {
    const one = { at, ...(to ?? SILENCE) };
    const until = newest[i + 1]?.at ?? null;
    const during = { from: Math.max(one.at, span.from), to: Math.min(until ?? span.to, span.to) };
    const later = longestOther(one, runs, during);
    return { ...one, until, ...(later && { reevaluation: later }) };
  });
}

/** The log's words for a time in which Narrows was not running. */
const SILENCE = {
  bottleneck: "unknown",
  severity: "unknown",
  cause: "no-data",
  since: null,
  headline: "Nothing was said: Narrows was not running.",
} as const;

function longestOther(
  entry: Pick<VerdictLogEntry, "cause">,
  runs: readonly StateSpan[],
  during: Span,
): Shown | undefined {
  const length = ({ from, to }: Shown): number =>
    Math.min(to, during.to) - Math.max(from, during.from);
  const [longest] = runs
    .filter((one) => one.cause !== entry.cause && length(one) >= DIFFERS_MS)
    .toSorted((a, b) => length(b) - length(a));
  if (longest === undefined) return undefined;
  const { from, to, cause, severity } = longest;
  return { from, to, cause, severity };
}
