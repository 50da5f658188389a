/** How far back an evaluation looks, ms: CloudWatch's high-rate window, and what is read at a start. */
export const LOOKBACK_MS = 3 * 3_600_000;
