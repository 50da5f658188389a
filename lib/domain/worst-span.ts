import { GRAVITY, isTrouble } from "./gravity";
import type { Verdict } from "./verdict";

/** What a verdict says, without when and why. */
export type State = Pick<Verdict, "bottleneck" | "cause" | "severity">;

/** A state over a span of time, epoch ms. */
export interface StateSpan extends State {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

export function isSameState(one: State, other: State): boolean {
  return saysTheSame(one, other) && one.bottleneck === other.bottleneck;
}

/**
 * What a window of the past is shown as: its gravest trouble, and of equally grave ones the one that
 * lasted longest. Links to incidents usually end with the restart that healed them, and what is so at
 * that instant says nothing of the incident.
 *
 * @param spans what was so in the window, without overlap
 * @param end what is so at the window's end
 * @returns undefined where the end speaks for the window: nothing in it was graver, and nothing as
 *   grave lasted longer
 */
export function worstSpan<T extends StateSpan>(
  spans: readonly T[],
  end: Pick<State, "cause" | "severity">,
): T | undefined {
  const worst = gravest(spans);
  if (worst === undefined || !isTrouble(worst.severity)) return undefined;
  const isEndGraver = GRAVITY[end.severity] < GRAVITY[worst.severity];
  if (isEndGraver || saysTheSame(worst, end)) return undefined;
  const endsOwn = gravest(spans.filter((span) => saysTheSame(span, end)));
  const isAsLong = endsOwn !== undefined && lengthOf(endsOwn) >= lengthOf(worst);
  return end.severity === worst.severity && isAsLong ? undefined : worst;
}

/** The gravest of some spans; of equally grave ones the longest, of equally long ones the first. */
export function gravest<T extends StateSpan>(spans: readonly T[]): T | undefined {
  const [first] = spans.toSorted(
    (a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || lengthOf(b) - lengthOf(a),
  );
  return first;
}

type Said = Pick<State, "cause" | "severity">;

function saysTheSame(one: Said, other: Said): boolean {
  return one.cause === other.cause && one.severity === other.severity;
}

const lengthOf = ({ from, to }: StateSpan): number => to - from;
