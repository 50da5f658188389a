import type { EventView } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { LoggedChange } from "@/lib/domain/verdict-change";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import type { Span } from "@/lib/history/port";
import type { EvaluatedSpan } from "../verdicts/evaluated-spans";
import { type VerdictRun, verdictRuns } from "../verdicts/verdict-runs";

/** The evaluations and the log entries of a window; ascending in time. */
export interface VerdictHistory {
  readonly evaluated: readonly EvaluatedSpan[];
  readonly changes: readonly LoggedChange[];
}

/**
 * A verdict changes when its trouble began, as in the timeline. Too little data of a time when
 * nobody watched are no change of the pipeline: the verdicts before and after it are compared.
 */
export function verdictEvents({ evaluated, changes }: VerdictHistory, span: Span): EventView[] {
  const watched = evaluated.filter(
    ({ at, cause }) => cause !== "no-data" || isWatched(changes, at),
  );
  const runs = verdictRuns(watched, span.to).filter(isNoLapse);
  return runs.flatMap(({ from, cause, severity }, i) => {
    const before = runs[i - 1];
    if (!before || before.cause === cause) return [];
    const [was, is] = [CAUSE_WORDS[before.cause], CAUSE_WORDS[cause]];
    const text = `Verdict: ${was} → ${is} (${SEVERITY_WORDS[severity].toLowerCase()}).`;
    return [{ at: from, kind: "verdict-changed" as const, text }];
  });
}

/**
 * Too little known for less than this, ms, between two equal verdicts: nothing happened to the
 * pipeline.
 */
const LAPSE_MS = 5 * MINUTE_MS;

/** Many lapses would hide the restarts; a silent source has an event of its own. */
function isNoLapse(
  { cause, from, to }: VerdictRun,
  i: number,
  runs: readonly VerdictRun[],
): boolean {
  const [before, after] = [runs[i - 1], runs[i + 1]];
  if (cause !== "no-data" || before === undefined || after === undefined) return true;
  return to - from >= LAPSE_MS || before.cause !== after.cause;
}

/** Whether there was a verdict at an instant: the dashboard ran, and its sources had answered. */
function isWatched(changes: readonly LoggedChange[], at: number): boolean {
  const then = changes.findLast((one) => one.at <= at);
  return then !== undefined && then.to !== null;
}
