/** A time limit together with somebody else's wish to stop. */
export interface Deadline {
  /** Fires when the time is up, or with the other signal, whichever comes first. */
  readonly signal: AbortSignal;
  /** Whether it was the time. */
  readonly hasPassed: boolean;
  /** To be called once it is of no use any more: lets go of the timer and of the other signal. */
  clear(): void;
}

/**
 * Sets a time limit of `ms` to whatever heeds `signal`. A timer of its own, because Node 20 collects
 * an `AbortSignal.timeout` that only an `AbortSignal.any` knows of, before it fires
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
