import { pageClock } from "./page-clock";

/** `Date` counts whole seconds: half of one is the best guess at what it left out. */
const HALF_A_SECOND = 500;

/**
 * The server's clock as the browser knows it. Ages are differences between the server's times, so
 * a reader whose own clock is wrong still sees right ages.
 */
export class ServerClock {
  #offsetMs: number | null = null;

  /** Takes note of a `Date` header, epoch ms, that arrived at `at` by our own. */
  sync(date: number, at: number = pageClock.now()): void {
    const offset = date + HALF_A_SECOND - at;
    // The header is coarse: a difference of less than its grain is no news.
    if (this.#offsetMs === null || Math.abs(offset - this.#offsetMs) > 2 * HALF_A_SECOND) {
      this.#offsetMs = offset;
    }
  }

  /** The server's time for one of `pageClock`'s, epoch ms; null before the first answer. */
  at(ours: number): number | null {
    return this.#offsetMs === null ? null : ours + this.#offsetMs;
  }
}

/** One page talks to one server. Written in the browser only. */
export const serverClock = new ServerClock();
