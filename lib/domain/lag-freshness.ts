/**
 * How old the newest datapoint of a shard's own lag may be, ms, and still tell of now. CloudWatch is
 * minutes late; a datapoint that is older is of another time.
 */
export const LAG_FRESH_MS = 10 * 60_000;
