import { compareImpact, type Impact } from "./impact";
import { SEVERITY_ORDER, isTrouble } from "./severity-order";
import type { Verdict } from "./verdict";

/** A verdict's state, without its time and evidence. */
export type State = Pick<Verdict, "bottleneck" | "cause" | "severity">;

/** A state over a span of time, epoch ms. */
export interface StateSpan extends State {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** A state over a span of time, with its greatest impact in that time. */
export interface RankedSpan extends StateSpan {
  readonly impact: Impact;
}

/**
 * The verdict that leads a past window: its worst trouble, in the order of {@link worstOf}. Links
 * to incidents usually end with the restart that ended them, and the state at that instant says
 * nothing about the incident.
 *
 * @param spans the states of the window, without overlap
 * @param end the state at the window's end
 * @returns undefined when the end leads, because nothing in the window was worse
 */
export function worstSpan<T extends RankedSpan>(
  spans: readonly T[],
  end: Pick<State, "cause" | "severity">,
): T | undefined {
  const worst = worstOf(spans);
  if (worst === undefined || !isTrouble(worst.severity)) return undefined;
  const isEndGraver = SEVERITY_ORDER[end.severity] < SEVERITY_ORDER[worst.severity];
  if (isEndGraver || saysTheSame(worst, end)) return undefined;
  const endsOwn = worstOf(spans.filter((span) => saysTheSame(span, end)));
  const isAsBad = endsOwn !== undefined && compareGravity(endsOwn, worst) <= 0;
  return isAsBad ? undefined : worst;
}

/**
 * The worst span: the gravest, then the one of the greatest impact, then the longest, then the
 * first.
 */
export function worstOf<T extends RankedSpan>(spans: readonly T[]): T | undefined {
  const [first] = spans.toSorted(compareGravity);
  return first;
}

/** Negative when the first is worse; 0 when neither is. */
function compareGravity(a: RankedSpan, b: RankedSpan): number {
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    compareImpact(a.impact, b.impact) ||
    lengthOf(b) - lengthOf(a)
  );
}

type CauseAndSeverity = Pick<State, "cause" | "severity">;

function saysTheSame(one: CauseAndSeverity, other: CauseAndSeverity): boolean {
  return one.cause === other.cause && one.severity === other.severity;
}

const lengthOf = ({ from, to }: StateSpan): number => to - from;
