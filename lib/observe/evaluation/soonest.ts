import { ageClock } from "@/lib/process/age-clock";

/**
 * Runs a task again and again, each time when the soonest wish since the last run is due. A clock that
 * is set meanwhile changes nothing.
 */
export class Soonest {
  readonly #task: () => void;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Infinity;

  constructor(task: () => void) {
    this.#task = task;
  }

  /** Wishes the next run in so many ms, or sooner if that is wished already. */
  within(ms: number): void {
    const dueAt = ageClock.now() + ms;
    if (dueAt >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#dueAt = Infinity;
      this.#task();
    }, ms);
  }

  /** No run follows any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#dueAt = -Infinity;
  }
}
