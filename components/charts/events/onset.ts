import { shownVerdict } from "@/lib/contract/shown-verdict";
import type { WindowAnswer } from "@/lib/contract/window";
import type { Cause, Severity } from "@/lib/domain/verdict";
import type { TimeSpan } from "../axes/time-ticks";

/** When the trouble of the shown verdict began. */
export interface Onset {
  /** Epoch ms. */
  readonly at: number;
  /** It began then or earlier. */
  readonly isAtLeast: boolean;
  readonly severity: Severity;
  readonly cause: Cause;
}

/**
 * The onset of the shown verdict, which may be before the window. Null: nothing is the matter, or
 * nobody knows since when. An unknown verdict has none: it began with what is known, not with the
 * pipeline. Info has one, because a recovery or a silence has a beginning, too.
 */
export function onsetOf(answer: Pick<WindowAnswer, "verdict" | "worst">): Onset | null {
  const { verdict, since } = shownVerdict(answer);
  const { severity, cause, sinceIsAtLeast = false } = verdict;
  if (since === null || severity === "ok" || severity === "unknown") return null;
  return { at: since, isAtLeast: sinceIsAtLeast, severity, cause };
}

/** The onset on a chart's time axis. Positions are 0 (left) to 1. */
export type PlacedOnset =
  /** `earlier`: it may be anywhere left of the line, which is hatched. */
  | { readonly where: "inside"; readonly fraction: number; readonly earlier: boolean }
  /** It is left of the axis. Its left edge is hatched. */
  | { readonly where: "before" };

/** Null: it is right of the axis. */
export function placeOnset(
  { at, isAtLeast }: Pick<Onset, "at" | "isAtLeast">,
  { from, to }: TimeSpan,
): PlacedOnset | null {
  if (at > to) return null;
  if (at < from) return { where: "before" };
  return { where: "inside", fraction: (at - from) / (to - from), earlier: isAtLeast && at > from };
}
