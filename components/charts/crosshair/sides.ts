/** A time or a value beside the line needs this much room, px. */
const READING_PX = 110;
/** The words of an event need this much, px. */
const WORDS_PX = 200;

/** What stands left of the crosshair's line, not right of it. */
export interface Sides {
  readonly readingsLeft: boolean;
  readonly wordsLeft: boolean;
}

/**
 * Times and values stand right of the line while they fit. The words of an event stand on the other
 * side if they fit there, so that neither covers the other.
 *
 * @param fraction the line's position in the plot, 0 (left) to 1
 * @param width the plot's width, px
 */
export function sidesAt(fraction: number, width: number): Sides {
  const [left, right] = [fraction * width, (1 - fraction) * width];
  const readingsLeft = right < READING_PX;
  const other = readingsLeft ? right : left;
  const isOther = other >= WORDS_PX;
  return { readingsLeft, wordsLeft: isOther ? !readingsLeft : left > right };
}
