/**
 * The age up to which the newest datapoint of a shard's own lag counts as current, ms. CloudWatch
 * is minutes late, and an older datapoint describes another time.
 */
export const LAG_FRESH_MS = 10 * 60_000;
