import { isCalm } from "@/lib/domain/severity-order";
import type { RecoveryProgress, Verdict } from "@/lib/domain/verdict";

/** What is said until another state is entered. */
export type Announcement = Pick<
  Verdict,
  | "bottleneck"
  | "severity"
  | "cause"
  | "also"
  | "since"
  | "sinceIsAtLeast"
  | "changedBefore"
  | "headline"
  | "advice"
  | "recovery"
>;

/** What one evaluation finds by itself. */
export interface RawVerdict extends Verdict {
  /** When the application of then began to stream, epoch ms; absent: not known. */
  readonly streamingSince?: number;
}

type Named = Pick<Verdict, "bottleneck" | "cause">;

export function isSame(one: Named, other: Named): boolean {
  return one.bottleneck === other.bottleneck && one.cause === other.cause;
}

export function announcementOf(verdict: Verdict): Announcement {
  const { bottleneck, severity, cause, also, since, headline, advice } = verdict;
  const { sinceIsAtLeast, changedBefore, recovery } = verdict;
  return {
    bottleneck,
    severity,
    cause,
    also,
    since,
    ...(sinceIsAtLeast === undefined ? {} : { sinceIsAtLeast }),
    ...(changedBefore === undefined ? {} : { changedBefore }),
    headline,
    advice,
    ...(recovery === undefined ? {} : { recovery }),
  };
}

const CAUGHT_UP = "Spark has caught up: no backlog is left.";

/**
 * What is said, with what is told as of now beside it: evidence, blindness and numbers. Of a recovery that
 * is said to the end of its three minutes, how far behind it last was would be the number of then: when it
 * began still holds, and that it is level is told in its place.
 */
export function asOfNow(
  {
    sinceIsAtLeast: _doubtOfNow,
    changedBefore: _changedOfNow,
    streamingSince: _ofNow,
    recovery,
    ...rest
  }: RawVerdict,
  announced: Announcement,
): Verdict {
  const { recovery: lastTold, ...stands } = announced;
  if (isSame(announced, rest)) return { ...rest, ...stands, ...(recovery && { recovery }) };
  if (announced.cause !== "recovering" || !isCalm(rest.severity)) return { ...rest, ...stands };
  const isLevel = level(lastTold, announced.since ?? rest.at);
  return { ...rest, ...stands, headline: CAUGHT_UP, recovery: isLevel };
}

/** @param since when it was first said, where it told nothing of itself */
function level(lastTold: RecoveryProgress | undefined, since: number): RecoveryProgress {
  const { by = "draining", from = since, backlogAtStart = null } = lastTold ?? {};
  return { by, from, backlogAtStart, leftRecords: null, levelAt: null, isLevel: true };
}
