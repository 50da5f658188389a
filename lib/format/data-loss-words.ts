/** How a headline begins while records expire unread. */
export const LOSING_NOW = "Data are being lost now";

/** The same of a time from which nothing has been heard since. */
export const LOST_THEN = "Data were being lost";

/** A headline as it is shown: of an old picture, the loss that it tells of is one of then. */
export function shownHeadline(headline: string, stale: boolean): string {
  return stale && headline.startsWith(LOSING_NOW)
    ? `${LOST_THEN}${headline.slice(LOSING_NOW.length)}`
    : headline;
}
