import type { MetricPeriod } from "./metric-period";

/**
 * One period, told twice: what memory and every store keep of it. A finer period replaces a coarser
 * one whole and is never replaced by it, since five minutes must not hide the minute inside. Of two
 * answers for the same period the one that was read later counts, metric by metric; the other fills
 * what that one was not asked for (the application's own lag is asked for only at times).
 *
 * @param known what is kept; it starts at the same instant
 * @param told what comes now: at one `readAt` it counts before what is kept
 */
export function mergePeriod(known: MetricPeriod, told: MetricPeriod): MetricPeriod {
  if (told.periodMs !== known.periodMs) return told.periodMs < known.periodMs ? told : known;
  const [older, newer] = told.readAt < known.readAt ? [told, known] : [known, told];
  return { ...newer, values: { ...older.values, ...newer.values } };
}
