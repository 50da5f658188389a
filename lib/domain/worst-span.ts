import { compareImpact, type Impact } from "./impact";
import { SEVERITY_ORDER, isTrouble } from "./severity-order";
import type { Verdict } from "./verdict";

/** What a verdict says, without when and why. */
export type State = Pick<Verdict, "bottleneck" | "cause" | "severity">;

/** A state over a span of time, epoch ms. */
export interface StateSpan extends State {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** A state over a span of time, with the worst that it did in that time. */
export interface RankedSpan extends StateSpan {
  readonly impact: Impact;
}

export function isSameState(one: State, other: State): boolean {
  return saysTheSame(one, other) && one.bottleneck === other.bottleneck;
}

/**
 * What a window of the past is shown as: its worst trouble, in the order of {@link worstOf}. Links to
 * incidents usually end with the restart that healed them, and what is so at that instant says nothing of
 * the incident.
 *
 * @param spans what was so in the window, without overlap
 * @param end what is so at the window's end
 * @returns undefined where the end speaks for the window: nothing in it was worse
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
 * The worst of some spans: the gravest; of equally grave ones that of the greatest damage, then the
 * longest, then the first.
 */
export function worstOf<T extends RankedSpan>(spans: readonly T[]): T | undefined {
  const [first] = spans.toSorted(compareGravity);
  return first;
}

/** Negative when the first is the worse one; 0 when neither is. */
function compareGravity(a: RankedSpan, b: RankedSpan): number {
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    compareImpact(a.impact, b.impact) ||
    lengthOf(b) - lengthOf(a)
  );
}

type Said = Pick<State, "cause" | "severity">;

function saysTheSame(one: Said, other: Said): boolean {
  return one.cause === other.cause && one.severity === other.severity;
}

const lengthOf = ({ from, to }: StateSpan): number => to - from;
