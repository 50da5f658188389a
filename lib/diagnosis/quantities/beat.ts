import { quantity } from "../quantity";
import { median } from "../trends/median";

export interface Beat {
  /** T: the configured batch interval, ms. */
  readonly intervalMs: number;
  /** D: how far apart batches really come, ms. Rules count in this. */
  readonly beatMs: number;
}

const DISTANCES = 10;

/**
 * The batch interval and the beat, `max(T, median distance of the last 10 batch ids)`. A windowed
 * output makes batches further apart than T, and then that distance is the time there is for one.
 * Undefined while the interval is not known.
 */
export const beat = quantity(({ application, batches, window }): Beat | undefined => {
  const told = window.batches.findLast(({ applicationId }) => applicationId === application?.id);
  const intervalMs = application?.intervalMs ?? told?.intervalMs;
  if (intervalMs === undefined) return undefined;
  const last = batches.slice(-DISTANCES - 1).map(({ id }) => id);
  const distance = median(last.slice(1).map((id, i) => id - (last[i] ?? id)));
  return { intervalMs, beatMs: Math.max(intervalMs, distance ?? 0) };
});
