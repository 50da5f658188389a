import type { EventView } from "@/lib/contract/window";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import type { LoggedChange } from "@/lib/domain/verdict-change";
import { CAUSE_WORDS, SEVERITY_WORDS } from "@/lib/format/verdict-words";
import type { Span } from "@/lib/history/port";
import type { EvaluatedSpan } from "../verdicts/evaluated-spans";
import { type VerdictRun, verdictRuns } from "../verdicts/verdict-runs";

/** What was evaluated of a window, and what the log has of it; ascending in time. */
export interface VerdictHistory {
  readonly evaluated: readonly EvaluatedSpan[];
  readonly changes: readonly LoggedChange[];
}

/**
 * A verdict changes when what it says began, as the timeline has it. That too little is known of a
 * time when nobody watched is no change of the pipeline: the verdicts before and after it are compared.
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

/** Too little known for so short, ms, with one verdict before and after it: nothing happened to the pipeline. */
const LAPSE_MS = 5 * MINUTE_MS;

/** Many lapses would drown the restarts; what was silent is told as an event of its source. */
function isNoLapse(
  { cause, from, to }: VerdictRun,
  i: number,
  runs: readonly VerdictRun[],
): boolean {
  const [before, after] = [runs[i - 1], runs[i + 1]];
  if (cause !== "no-data" || before === undefined || after === undefined) return true;
  return to - from >= LAPSE_MS || before.cause !== after.cause;
}

/** Whether something was being said at an instant: the dashboard ran, and its sources had answered. */
function isWatched(changes: readonly LoggedChange[], at: number): boolean {
  const then = changes.findLast((one) => one.at <= at);
  return then !== undefined && then.to !== null;
}
