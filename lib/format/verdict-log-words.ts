import type { Cause, Severity, Verdict } from "@/lib/domain/verdict";
import { CAUSE_WORDS, SEVERITY_WORDS } from "./verdict-words";

/** What was said of a time, and what all data show of it where that is something else. */
interface LoggedVerdict extends Pick<Verdict, "at" | "cause"> {
  readonly reevaluation?: {
    readonly from: number;
    readonly cause: Cause;
    readonly severity: Severity;
  };
}

/**
 * The difference in a sentence: `Shown at 14:05: keeping up. With all data: processing too slow
 * (critical) since 14:02.` Undefined where there is none.
 *
 * @param moment an instant in the reader's zone, in words
 */
export function reevaluationWords(
  { at, cause, reevaluation }: LoggedVerdict,
  moment: (at: number) => string,
): string | undefined {
  if (!reevaluation) return undefined;
  const severity = SEVERITY_WORDS[reevaluation.severity].toLowerCase();
  return `Shown at ${moment(at)}: ${CAUSE_WORDS[cause]}. With all data: ${CAUSE_WORDS[reevaluation.cause]} (${severity}) since ${moment(reevaluation.from)}.`;
}

/** How many changes there were, and how many of them all data show otherwise: `3, one of them …`. */
export function verdictLogSummary(said: readonly LoggedVerdict[]): string {
  const otherwise = said.filter(({ reevaluation }) => reevaluation).length;
  const count = said.length === 1 ? "one verdict" : `${said.length} verdicts`;
  if (otherwise === 0) return count;
  return `${count}, ${otherwise === 1 ? "one" : otherwise} changed by later data`;
}
