import type { Datapoint } from "./column";

/**
 * How old a datapoint may be and still count as current, ms. CloudWatch is asked once a minute, so
 * the newest settled minute or two may not be read yet.
 */
const NEWEST_WITHIN_MS = 3 * 60_000;

/**
 * The newest datapoint of a column of minutes, if it is current; undefined when newer minutes have
 * long been settled without a datapoint.
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

/**
 * The start of the newest of these datapoints, epoch ms; null: there is none. A gap needs put and
 * get of the same minute.
 */
export function newerOf(...datapoints: readonly (Datapoint | undefined)[]): number | null {
  const known = datapoints.flatMap((one) => (one ? [one.at] : []));
  return known.length > 0 ? Math.max(...known) : null;
}
