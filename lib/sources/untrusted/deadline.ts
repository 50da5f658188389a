/** A time limit combined with another abort signal. */
export interface Deadline {
  /** Fires when the time is over or the other signal fires, whichever comes first. */
  readonly signal: AbortSignal;
  /** Whether the time was the reason. */
  readonly hasPassed: boolean;
  /** Releases the timer and the other signal. To be called when the deadline is no longer needed. */
  clear(): void;
}

/**
 * Sets a time limit of `ms` for work that obeys `signal`. It has its own timer, because Node 20
 * collects an `AbortSignal.timeout` that only an `AbortSignal.any` refers to, before it fires
 * (nodejs/node #57867). It does not keep the process alive.
 */
export function deadline(ms: number, signal?: AbortSignal): Deadline {
  const control = new AbortController();
  let hasPassed = false;
  const stop = () => control.abort(signal?.reason);
  const timer = setTimeout(() => {
    hasPassed = !control.signal.aborted;
    control.abort(new DOMException(`${ms} ms have passed`, "TimeoutError"));
  }, ms).unref();
  if (signal?.aborted === true) stop();
  else signal?.addEventListener("abort", stop, { once: true });
  return {
    signal: control.signal,
    get hasPassed() {
      return hasPassed;
    },
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    },
  };
}
