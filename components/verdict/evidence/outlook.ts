import type { Unit } from "@/lib/domain/series";
import type { Evidence, Verdict } from "@/lib/domain/verdict";

/** A rule's number beside its limit. */
export interface Distance {
  readonly item: Evidence & { readonly value: number; readonly limit: number; readonly unit: Unit };
  /** Value ÷ limit: above 1 beyond it, below 1 short of it. */
  readonly share: number;
}

export interface Outlook {
  /** What holds by a number beyond its limit: the verdict stands while these do. */
  readonly firing: readonly Distance[];
  /** What is clear and nearest to its limit, nearest first: the verdict's runners-up. */
  readonly nearest: readonly Distance[];
}

/** These hold when their number falls below the limit; "near to it" says nothing of them. */
const FALLING: readonly Evidence["rule"][] = ["slow-reading", "receivers", "idle"];

/** A rule at less than this share of its limit is not near anything. */
const NEAR = 0.2;
const MOST = 3;

/** What would change this verdict, from the evidence itself: which numbers stand how far from their limits. */
export function outlookOf({ evidence }: Pick<Verdict, "evidence">): Outlook {
  const distances = evidence.flatMap(distanceOf);
  return {
    firing: distances.filter(({ item, share }) => item.state === "holds" && share >= 1),
    nearest: distances
      .filter(({ item, share }) => item.state === "clear" && share >= NEAR && share < 1)
      .toSorted((a, b) => b.share - a.share)
      .slice(0, MOST),
  };
}

function distanceOf(item: Evidence): readonly Distance[] {
  const { rule, value, limit, unit, state } = item;
  if (state === "blind" || value === null || limit === null || unit === null) return [];
  // Of a limit of nothing, nothing is a share.
  if (limit <= 0 || FALLING.includes(rule)) return [];
  return [{ item: { ...item, value, limit, unit }, share: value / limit }];
}
