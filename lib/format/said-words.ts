import type { Cause, Severity, Verdict } from "@/lib/domain/verdict";
import { CAUSE_WORDS, SEVERITY_WORDS } from "./verdict-words";

/** What was said of a time, and what all data show of it where that is something else. */
interface SaidOf extends Pick<Verdict, "at" | "cause"> {
  readonly later?: { readonly from: number; readonly cause: Cause; readonly severity: Severity };
}

/**
 * The difference in a sentence: `Said at 14:05: keeping up. In hindsight: processing too slow
 * (critical) since 14:02.` Undefined where there is none.
 *
 * @param moment an instant in the reader's zone, in words
 */
export function laterWords(
  { at, cause, later }: SaidOf,
  moment: (at: number) => string,
): string | undefined {
  if (!later) return undefined;
  const severity = SEVERITY_WORDS[later.severity].toLowerCase();
  return `Said at ${moment(at)}: ${CAUSE_WORDS[cause]}. In hindsight: ${CAUSE_WORDS[later.cause]} (${severity}) since ${moment(later.from)}.`;
}

/** How many changes there were, and how many of them all data show otherwise: `3, one of them …`. */
export function saidSummary(said: readonly SaidOf[]): string {
  const otherwise = said.filter(({ later }) => later).length;
  const count = said.length === 1 ? "one verdict" : `${said.length} verdicts`;
  if (otherwise === 0) return count;
  return `${count}, ${otherwise === 1 ? "one" : otherwise} seen otherwise in hindsight`;
}
