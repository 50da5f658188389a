import type { Verdict } from "@/lib/domain/verdict";
import type { WindowAnswer } from "./window";

/** The verdict that represents a window, and its span. */
export interface ShownVerdict {
  readonly verdict: Verdict;
  /** When it began and until when it is known to have lasted, epoch ms; null: not known. */
  readonly since: number | null;
  readonly until: number;
  /** The verdict of the window's end, when another one leads. It is shown second. */
  readonly end: Verdict | null;
}

/**
 * The verdict that represents a window on the page, in images and in files. For a past window it is
 * the worst one in it, if that one leads. Otherwise it is the verdict of the window's end.
 */
export function shownVerdict({
  verdict,
  worst,
}: Pick<WindowAnswer, "verdict" | "worst">): ShownVerdict {
  return worst
    ? { verdict: worst.verdict, since: worst.from, until: worst.to, end: verdict }
    : { verdict, since: verdict.since, until: verdict.at, end: null };
}

/** The beginning of a shown verdict, and until when it is known to have lasted, epoch ms. */
export interface Onset {
  readonly since: number;
  /** It began at `since` or earlier. */
  readonly sinceIsAtLeast?: true;
  readonly until: number;
}

/**
 * The beginning around which the page shows what changed: that of a warning or of a critical
 * verdict. Undefined: there is no such verdict, or its beginning is not known.
 */
export function onsetOf({ verdict, since, until }: ShownVerdict): Onset | undefined {
  const { severity, sinceIsAtLeast } = verdict;
  if (since === null || (severity !== "warning" && severity !== "critical")) return undefined;
  return { since, until, ...(sinceIsAtLeast && { sinceIsAtLeast }) };
}
