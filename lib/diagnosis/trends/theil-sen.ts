import { median, middleOf, sorted } from "./median";

/** A datapoint. For trends `x` is epoch ms; for the capacity fit it is a batch's records. */
export interface XY {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** The 95 % confidence interval of the slope. */
  readonly low: number;
  readonly high: number;
}

/** Pairs grow with the square: 60 points are 1 770 slopes, enough for any line here. */
const MOST_POINTS = 60;

/**
 * A line through the points that resists outliers: the median of all pairwise slopes (Theil 1950, Sen
 * 1968), the median of `y − slope·x` as intercept, and Sen's interval: the sorted slopes at ranks `(N ∓
 * C)/2` with `C = 1.96·√Var(S)`. Undefined without two different x.
 */
export function theilSen(points: readonly XY[]): Line | undefined {
  const used = thin(points, MOST_POINTS);
  const slopes = sorted(pairwiseSlopes(used));
  if (slopes.length === 0) return undefined;
  const slope = middleOf(slopes) ?? 0;
  const n = used.length;
  const spread = 1.96 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const rank = (r: number) => slopes[Math.min(slopes.length - 1, Math.max(0, r))];
  return {
    slope,
    intercept: median(used.map(({ x, y }) => y - slope * x)) ?? 0,
    low: rank(Math.floor((slopes.length - spread) / 2 - 1)) ?? slope,
    high: rank(Math.ceil((slopes.length + spread) / 2)) ?? slope,
  };
}

function pairwiseSlopes(points: readonly XY[]): Float64Array {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  for (const [j, b] of points.entries()) {
    for (let i = 0; i < j; i++) {
      const a = points[i];
      if (a !== undefined && a.x !== b.x) slopes[count++] = (b.y - a.y) / (b.x - a.x);
    }
  }
  return slopes.subarray(0, count);
}

/** Every k-th point, always including the newest. */
function thin(points: readonly XY[], most: number): readonly XY[] {
  const step = Math.ceil(points.length / most);
  return step <= 1 ? points : points.filter((_, i) => (points.length - 1 - i) % step === 0);
}
