import { pageClock } from "./page-clock";

/** `Date` has whole seconds. Half a second is the best guess of the missing part. */
const HALF_A_SECOND = 500;

/**
 * The server's clock as the browser knows it. Ages are differences between the server's times, so
 * they are right even when the reader's own clock is wrong.
 */
export class ServerClock {
  #offsetMs: number | null = null;

  /** Records a `Date` header, epoch ms, that arrived at `at` by our clock. */
  sync(date: number, at: number = pageClock.now()): void {
    const offset = date + HALF_A_SECOND - at;
    // The header is coarse: a difference below its precision means nothing.
    if (this.#offsetMs === null || Math.abs(offset - this.#offsetMs) > 2 * HALF_A_SECOND) {
      this.#offsetMs = offset;
    }
  }

  /** The server's time for a time of `pageClock`, epoch ms; null before the first answer. */
  at(ours: number): number | null {
    return this.#offsetMs === null ? null : ours + this.#offsetMs;
  }
}

/** A page talks to one server. Written in the browser only. */
export const serverClock = new ServerClock();
