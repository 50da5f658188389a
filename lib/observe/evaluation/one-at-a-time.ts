/**
 * Long work of many pipelines, one after the other. Each piece pauses by itself; two hundred that
 * pause side by side would still leave no moment between two of their steps.
 */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves with the task's result, once those before it have ended, well or not. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task, task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
