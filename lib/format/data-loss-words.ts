/** The start of a headline while records expire unread. */
export const LOSING_NOW = "Data are being lost now";

/** The same for a stale answer. */
export const LOST_THEN = "Data were being lost";

/** The headline to show. In a stale answer, data loss is in the past tense. */
export function shownHeadline(headline: string, stale: boolean): string {
  return stale && headline.startsWith(LOSING_NOW)
    ? `${LOST_THEN}${headline.slice(LOSING_NOW.length)}`
    : headline;
}
