const STEP_MS = 5 * 60_000;

/** A ring of places, each beside the one before it. */
const PLACES = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/**
 * Where the whole picture stands at an instant, in steps to the right and down: it moves by one every
 * five minutes, too little to be seen and enough for a screen that must not burn the same line in.
 */
export function driftAt(now: number): readonly [x: number, y: number] {
  return PLACES[Math.floor(now / STEP_MS) % PLACES.length] ?? [0, 0];
}
