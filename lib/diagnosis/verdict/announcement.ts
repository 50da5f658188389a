import { isCalm } from "@/lib/domain/severity-order";
import type { RecoveryProgress, Verdict } from "@/lib/domain/verdict";

/** What is shown until another state is entered. */
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

/** The result of one evaluation by itself. */
export interface RawVerdict extends Verdict {
  /** When the application of that time began to stream, epoch ms; absent: not known. */
  readonly streamingSince?: number;
}

/** What a verdict is told apart by. */
export type Named = Pick<Verdict, "bottleneck" | "cause">;

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
 * The shown verdict with present evidence, blindness and numbers. A recovery may be shown until its three
 * minutes end, and its last known backlog would then be outdated. It is replaced by "caught up"; the time
 * when it began still holds.
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

/** @param since when it was first shown, if it had no progress of its own */
function level(lastTold: RecoveryProgress | undefined, since: number): RecoveryProgress {
  const { by = "draining", from = since, backlogAtStart = null } = lastTold ?? {};
  return { by, from, backlogAtStart, leftRecords: null, levelAt: null, isLevel: true };
}
