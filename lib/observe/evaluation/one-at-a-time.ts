/**
 * Runs the long work of many pipelines one after the other. Each task pauses by itself, but two
 * hundred tasks side by side would leave no pause between their steps.
 */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the task once those before it have ended, well or not. Resolves with its result. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task, task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
