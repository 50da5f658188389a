/**
 * Midnight falls on a quarter of an hour in every zone. Within a quarter, "today" is the same day.
 */
const QUARTER_MS = 15 * 60_000;

/**
 * An instant of the same day as `at` in every zone, epoch ms. It is another one only once in a
 * quarter of an hour, so that a part that needs only the day is not drawn again with every answer.
 */
export function sameDay(at: number): number {
  return at - (at % QUARTER_MS);
}
