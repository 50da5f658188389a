import { ageClock } from "@/lib/process/age-clock";

/**
 * Runs a task repeatedly, each time at the earliest time requested since the last run. A change of
 * the system clock does not affect it.
 */
export class Soonest {
  readonly #task: () => void;
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Infinity;

  constructor(task: () => void) {
    this.#task = task;
  }

  /** Requests a run within this many ms; an earlier request keeps its time. */
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

  /** No further runs. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#dueAt = -Infinity;
  }
}
