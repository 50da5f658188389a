import type { Verdict } from "@/lib/domain/verdict";
import { SEVERITY_WORDS } from "@/lib/format/verdict-words";

export interface Announced {
  /** What of the verdict was last told, or known from the start. */
  readonly state: string;
  /** What a screen reader is told; empty until something changes. */
  readonly words: string;
}

/** What to say of a verdict after what was said before: the same object while the state is the same. */
export function announcementOf(
  before: Announced | undefined,
  { severity, bottleneck, cause, headline }: Verdict,
  stale: boolean,
): Announced {
  const state = stale ? "stale" : `${severity} ${bottleneck} ${cause}`;
  if (before?.state === state) return before;
  // The first one is read with the page; that the picture is old is said by its own alert.
  const silent = before === undefined || stale;
  return {
    state,
    words: silent ? "" : `The verdict is now ${SEVERITY_WORDS[severity]}: ${headline}`,
  };
}
