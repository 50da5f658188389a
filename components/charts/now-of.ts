import type { Point } from "@/lib/contract/window";

/**
 * CloudWatch is asked once a minute, so that the newest settled minute or two are not read yet, ms.
 * What is older than this beside them is no number of now.
 */
const NEWEST_WITHIN_MS = 3 * 60_000;

/**
 * The newest datapoint of a column of minutes as one of now; undefined when newer minutes have long
 * been settled without one.
 *
 * @param settledTo epoch ms
 */
export function nowOf(
  newest: Point | undefined,
  stepMs: number,
  settledTo: number,
): Point | undefined {
  if (!newest) return undefined;
  const ageMs = settledTo - (newest[0] + stepMs);
  return ageMs < Math.max(NEWEST_WITHIN_MS, stepMs) ? newest : undefined;
}

/** The newer of such datapoints; null: there is none. Two of different minutes make no gap. */
export function newerOf(...points: readonly (Point | undefined)[]): number | null {
  const known = points.flatMap((point) => (point ? [point[0]] : []));
  return known.length > 0 ? Math.max(...known) : null;
}
