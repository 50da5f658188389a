import { HOUR_MS, MINUTE_MS } from "./metric-period";

/** How far back the verdict looks: CloudWatch answers fastest for so long, and a start back-fills it. */
export const LOOKBACK_MS = 3 * HOUR_MS;

/** How long memory keeps what was read, at least: an evaluation may be late. */
export const REMEMBERED_MS = LOOKBACK_MS + 30 * MINUTE_MS;
