import type { Datapoint } from "./column";

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
  newest: Datapoint | undefined,
  stepMs: number,
  settledTo: number,
): Datapoint | undefined {
  if (!newest) return undefined;
  const ageMs = settledTo - (newest.at + stepMs);
  return ageMs < Math.max(NEWEST_WITHIN_MS, stepMs) ? newest : undefined;
}

/** The newer of such datapoints; null: there is none. Two of different minutes make no gap. */
export function newerOf(...datapoints: readonly (Datapoint | undefined)[]): number | null {
  const known = datapoints.flatMap((one) => (one ? [one.at] : []));
  return known.length > 0 ? Math.max(...known) : null;
}
