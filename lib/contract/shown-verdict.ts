import type { Verdict } from "@/lib/domain/verdict";
import type { WindowAnswer } from "./window";

/** The verdict that a window is shown with, and the span it speaks of. */
export interface ShownVerdict {
  readonly verdict: Verdict;
  /** When it began and until when it is known to have lasted, epoch ms; null: nobody can say when. */
  readonly since: number | null;
  readonly until: number;
  /** The verdict of the window's end, where another one comes first; it is told second. */
  readonly end: Verdict | null;
}

/**
 * What a window is shown as, on the page, in pictures and in files: a past one by the worst verdict in
 * it where that speaks for it, every other by that of its end.
 */
export function shownVerdict({
  verdict,
  worst,
}: Pick<WindowAnswer, "verdict" | "worst">): ShownVerdict {
  return worst
    ? { verdict: worst.verdict, since: worst.from, until: worst.to, end: verdict }
    : { verdict, since: verdict.since, until: verdict.at, end: null };
}
