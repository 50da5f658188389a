import type { MetricPeriod } from "./metric-period";

/**
 * Merges two answers for one period, for memory and every store. A finer period replaces a coarser
 * one whole and is never replaced by it, because five minutes must not hide the minute inside. Of
 * two answers for the same period the one read later counts, metric by metric. The other one fills
 * metrics that were not requested (the application's own lag is requested only at times).
 *
 * @param known the stored period
 * @param update a new answer for the period with the same start; it wins if both have the same
 *   `readAt`
 */
export function mergePeriod(known: MetricPeriod, update: MetricPeriod): MetricPeriod {
  if (update.periodMs !== known.periodMs) return update.periodMs < known.periodMs ? update : known;
  const [older, newer] = update.readAt < known.readAt ? [update, known] : [known, update];
  return { ...newer, values: { ...older.values, ...newer.values } };
}
