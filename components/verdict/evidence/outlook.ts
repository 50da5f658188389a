import type { Unit } from "@/lib/domain/series";
import type { Evidence, Verdict } from "@/lib/domain/verdict";

/** A rule's number beside its limit. */
export interface Distance {
  readonly item: Evidence & { readonly value: number; readonly limit: number; readonly unit: Unit };
  /** Value ÷ limit: above 1 beyond it, below 1 short of it. */
  readonly share: number;
}

export interface Outlook {
  /** Rules that hold with a number beyond its limit. The verdict lasts while they do. */
  readonly firing: readonly Distance[];
  /** Clear rules close to their limit, nearest first: the verdict's runners-up. */
  readonly nearest: readonly Distance[];
}

/** These rules hold when their number falls below the limit, so being near it says nothing. */
const FALLING: readonly Evidence["rule"][] = ["slow-reading", "receivers", "idle"];

/** A rule below this share of its limit is not near it. */
const NEAR = 0.2;
const MOST = 3;

/** What would change this verdict: the distances of the evidence's numbers from their limits. */
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
  // There is no share of a zero limit.
  if (limit <= 0 || FALLING.includes(rule)) return [];
  return [{ item: { ...item, value, limit, unit }, share: value / limit }];
}
