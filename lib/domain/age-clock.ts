/** A smaller difference comes from reading two clocks, and is no step of either, ms. */
const STEP_MS = 500;

export interface Clocks {
  /** The wall clock, epoch ms. Somebody may set it. */
  readonly wall: () => number;
  /** A monotonic clock, ms since any start. It may stop while the machine sleeps. */
  readonly monotonic: () => number;
}

/**
 * The wall clock with every step back undone. It never goes back, so a difference of two readings
 * is an age. A sleep of the machine counts, and so does a step ahead: data from before it count as
 * old until they are fetched again.
 */
export class AgeClock {
  readonly #clocks: Clocks;
  /** Wall clock minus monotonic clock. */
  #apartMs: number;
  #undoneMs = 0;

  constructor(clocks: Clocks) {
    this.#clocks = clocks;
    this.#apartMs = clocks.wall() - clocks.monotonic();
  }

  /** Ms; equal to epoch ms until the clock is set back. */
  now(): number {
    return this.of(this.#clocks.wall());
  }

  /** The reading of this clock when the wall clock, as it is set now, shows `wall`. */
  of(wall: number): number {
    this.#heed();
    return wall + this.#undoneMs;
  }

  /** The inverse of {@link of}: the time of a reading on the wall clock as it is set now. */
  toWallClock(reading: number): number {
    this.#heed();
    return reading - this.#undoneMs;
  }

  /** Detects whether the wall clock was set since the last call. */
  #heed(): void {
    const apartMs = this.#clocks.wall() - this.#clocks.monotonic();
    const stepMs = apartMs - this.#apartMs;
    if (Math.abs(stepMs) <= STEP_MS) return;
    if (stepMs < 0) this.#undoneMs -= stepMs;
    this.#apartMs = apartMs;
  }
}
