import { HOUR_MS, MINUTE_MS } from "./metric-period";

/**
 * How far back the verdict looks. CloudWatch answers this span fastest, and a start back-fills it.
 */
export const LOOKBACK_MS = 3 * HOUR_MS;

/** The least time that memory keeps data. It is longer because an evaluation may be late. */
export const REMEMBERED_MS = LOOKBACK_MS + 30 * MINUTE_MS;
