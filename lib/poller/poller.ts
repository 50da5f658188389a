import { OutOfTime } from "@/lib/sources/source";

export interface PollerOptions {
  /** Polls once. It must obey the signal; its result is not used. */
  readonly poll: (signal: AbortSignal) => Promise<unknown>;
  /** Time from the end of a good poll to the start of the next, ms; read anew each time. */
  readonly pauseMs: () => number;
  /** A poll is abandoned after this long, ms. */
  readonly timeoutMs: number;
  /** First and longest wait after a failed poll, ms. */
  readonly retry: { readonly firstMs: number; readonly mostMs: number };
  /** Called with every outcome: undefined means success. */
  readonly onOutcome: (error: unknown) => void;
  readonly firstDelayMs?: number;
  /**
   * Shortest time between the end of a poll and the start of the next, however often it is nudged,
   * ms. The wait after a failure is then not shortened either. Absent: a nudge shortens every wait.
   */
  readonly spacingMs?: number;
  /** 0 … 1, for jitter; Math.random unless a test sets it. */
  readonly random?: () => number;
}

export interface Poller {
  /** Polls as soon as it may if it is waiting; a poll under way is left to end. */
  nudge(): void;
  /** Stops polling. The poll under way is aborted and its outcome is not reported. */
  stop(): void;
}

/**
 * Polls until stopped. The next poll is scheduled when the last one has ended, so that a slow
 * upstream is asked less often instead of twice at once. After a failure it waits `firstMs`,
 * doubling to `mostMs`, each less a random part of up to half, so that many pollers do not return
 * in step.
 */
export function startPoller(options: PollerOptions): Poller {
  const random = options.random ?? Math.random;
  let timer: NodeJS.Timeout | undefined;
  let underWay: AbortController | undefined;
  let stopped = false;
  let failures = 0;
  /** It may not poll yet, even if nudged; and whether it was nudged. */
  let resting = false;
  let nudged = false;

  /**
   * A listener that throws is our own fault: it is reported, and polling continues as after a
   * failed poll.
   */
  function begin(): void {
    ask().catch((fault: unknown) => {
      process.emitWarning(fault instanceof Error ? fault : String(fault));
      failures = Math.max(1, failures);
      wait(retryDelayMs(failures, options.retry, random()));
    });
  }

  async function ask(): Promise<void> {
    underWay = new AbortController();
    const error = await outcome(options, underWay);
    underWay = undefined;
    if (stopped) return;
    failures = error === undefined ? 0 : failures + 1;
    options.onOutcome(error);
    if (failures === 0) rest(options.spacingMs ?? 0, options.pauseMs());
    else {
      const retryMs = retryDelayMs(failures, options.retry, random());
      rest(options.spacingMs === undefined ? 0 : Math.max(retryMs, options.spacingMs), retryMs);
    }
  }

  /** Waits for `pauseMs`; a nudge can shorten it to `leastMs`. */
  function rest(leastMs: number, pauseMs: number): void {
    if (leastMs === 0) return wait(pauseMs);
    [resting, nudged] = [true, false];
    timer = setTimeout(() => {
      resting = false;
      const leftMs = nudged ? 0 : pauseMs - leastMs;
      if (leftMs > 0) wait(leftMs);
      else begin();
    }, leastMs);
  }

  function wait(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(begin, ms);
  }

  wait(options.firstDelayMs ?? 0);
  return {
    nudge: () => {
      if (resting) nudged = true;
      else if (underWay === undefined) wait(0);
    },
    stop: () => {
      stopped = true;
      underWay?.abort();
      clearTimeout(timer);
    },
  };
}

/** Undefined for a good poll, else its error. A poll that ignores its signal is abandoned. */
async function outcome(options: PollerOptions, control: AbortController): Promise<unknown> {
  const { signal } = control;
  // One controller for each poll: signals derived from a long-lived one pile up for the process's
  // life.
  const timeout = setTimeout(
    () => control.abort(new OutOfTime(options.timeoutMs)),
    options.timeoutMs,
  );
  const abandoned = new Promise<never>((_resolve, reject) => {
    // A poll that obeys the signal ends now, and its own error says what it was asking.
    const leave = () => setImmediate(() => reject(signal.reason));
    signal.addEventListener("abort", leave, { once: true });
  });
  try {
    await Promise.race([options.poll(signal), abandoned]);
    return undefined;
  } catch (error) {
    return error ?? new Error("the poll failed without saying why");
  } finally {
    clearTimeout(timeout);
  }
}

/** Wait before retry number `failures` (1 …), ms, jittered by `random` (0 … 1). */
export function retryDelayMs(
  failures: number,
  retry: PollerOptions["retry"],
  random: number,
): number {
  const full = Math.min(retry.mostMs, retry.firstMs * 2 ** (failures - 1));
  return full * (1 - random / 2);
}
