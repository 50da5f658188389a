/** Less is what lies between the readings of two clocks, and no step of one of them, ms. */
const STEP_MS = 500;

export interface Clocks {
  /** The clock on the wall, epoch ms: somebody may set it. */
  readonly wall: () => number;
  /** Counts on whatever is set, ms since whenever; it may stand while the machine sleeps. */
  readonly monotonic: () => number;
}

/**
 * The clock on the wall with every step back undone: it never goes back, so a difference of two of
 * its readings is an age. A sleep of the machine counts, and so does a step ahead: what was known
 * before is then called old until it has been asked for again.
 */
export class AgeClock {
  readonly #clocks: Clocks;
  /** Wall minus steady. */
  #apartMs: number;
  #undoneMs = 0;

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
    this.#apartMs = clocks.wall() - clocks.monotonic();
  }

  /** Ms; the same as epoch ms until the clock is set back. */
  now(): number {
    return this.of(this.#clocks.wall());
  }

  /** What this clock shows when the one on the wall, as it is set at present, shows `wall`. */
  of(wall: number): number {
    this.#heed();
    return wall + this.#undoneMs;
  }

  /** The inverse of {@link of}: when that was by the clock on the wall as it is set at present. */
  toWallClock(reading: number): number {
    this.#heed();
    return reading - this.#undoneMs;
  }

  /** Notes whether the clock on the wall has been set since the last look. */
  #heed(): void {
    const apartMs = this.#clocks.wall() - this.#clocks.monotonic();
    const stepMs = apartMs - this.#apartMs;
    if (Math.abs(stepMs) <= STEP_MS) return;
    if (stepMs < 0) this.#undoneMs -= stepMs;
    this.#apartMs = apartMs;
  }
}
