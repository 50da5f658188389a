/** How many pipelines stand in which size, and how many columns the smallest ones have. */
export interface WallLayout {
  /** Half of the others each, under the first, which is the largest. */
  readonly large: number;
  /** A tile each. */
  readonly dense: number;
  /** What finds no room, and is counted in words. */
  readonly rest: number;
  /** Of tiles, on a screen that lies and on one that stands. */
  readonly wide: number;
  readonly tall: number;
}

/** So few share the screen without tiles. */
const ROOMY = 3;
const MOST_LARGE = 3;
/** Five rows of eight, or ten of four: smaller could not be read across a room. */
const MOST_DENSE = 40;

/**
 * Lays out a wall: the worst one largest, those in trouble after it large, the others as tiles.
 *
 * @param count of all pipelines
 * @param troubled of those that are critical, warned of or not known
 */
export function wallLayout(count: number, troubled: number): WallLayout {
  const others = Math.max(0, count - 1);
  const large = count <= ROOMY ? others : Math.min(MOST_LARGE, Math.max(0, troubled - 1));
  const dense = Math.min(MOST_DENSE, others - large);
  const [wide, tall] = columns(dense);
  return { large, dense, rest: others - large - dense, wide, tall };
}

function columns(dense: number): readonly [wide: number, tall: number] {
  if (dense <= 8) return [4, 2];
  return dense <= 16 ? [6, 3] : [8, 4];
}
