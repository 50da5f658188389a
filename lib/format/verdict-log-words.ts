import type { Cause, Severity, Verdict } from "@/lib/domain/verdict";
import { CAUSE_WORDS, SEVERITY_WORDS } from "./verdict-words";

/** A verdict of its time, and what all data show for that time when it differs. */
interface LoggedVerdict extends Pick<Verdict, "at" | "cause"> {
  readonly reevaluation?: {
    readonly from: number;
    readonly cause: Cause;
    readonly severity: Severity;
  };
}

/**
 * The difference in a sentence: `Shown at 14:05: keeping up. With all data: processing too slow
 * (critical) since 14:02.` Undefined without a difference.
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

/**
 * The number of entries, and how many of them differ from what all data show: `3, one of them …`.
 */
export function verdictLogSummary(entries: readonly LoggedVerdict[]): string {
  const otherwise = entries.filter(({ reevaluation }) => reevaluation).length;
  const count = entries.length === 1 ? "one verdict" : `${entries.length} verdicts`;
  if (otherwise === 0) return count;
  return `${count}, ${otherwise === 1 ? "one" : otherwise} changed by later data`;
}
