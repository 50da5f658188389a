import { OutOfTime } from "@/lib/sources/source";

export interface PollerOptions {
  /** Asks once. Must heed the signal; what it resolves to is nobody's business here. */
  readonly poll: (signal: AbortSignal) => Promise<unknown>;
  /** Time from the end of a good poll to the start of the next, ms; asked anew each time. */
  readonly pauseMs: () => number;
  /** A poll is abandoned after this long, ms. */
  readonly timeoutMs: number;
  /** First and longest wait after a failed poll, ms. */
  readonly retry: { readonly firstMs: number; readonly mostMs: number };
  /** Told of every outcome: undefined is a good one. */
  readonly onOutcome: (error: unknown) => void;
  readonly firstDelayMs?: number;
  /**
   * Time that lies between the end of a poll and the start of the next however often it is nudged, ms;
   * the wait after a failure is then not shortened either. Absent: a nudge shortens every wait.
   */
  readonly spacingMs?: number;
  /** 0 … 1, for jitter; Math.random unless a test says otherwise. */
  readonly random?: () => number;
}

export interface Poller {
  /** Asks as soon as it may if it is waiting; a poll under way is left to end. */
  nudge(): void;
  /** Ends it: the poll under way is aborted and its outcome is not told. */
  stop(): void;
}

/**
 * Polls until stopped. The next poll is scheduled when the last one has ended, so a slow upstream is
 * asked less often instead of twice at once. After a failure it waits `firstMs`, doubling to
 * `mostMs`, each with up to half of itself taken off, so that many pollers do not return in step.
 */
export function startPoller(options: PollerOptions): Poller {
  const random = options.random ?? Math.random;
  let timer: NodeJS.Timeout | undefined;
  let underWay: AbortController | undefined;
  let stopped = false;
  let failures = 0;
  /** It may not ask yet, whoever nudges; and whether somebody did. */
  let resting = false;
  let nudged = false;

  /** A listener that throws is a fault of ours: it is said, and polling goes on as after a failed poll. */
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

  /** Waits for `pauseMs`, of which a nudge shortens what lies beyond `leastMs`. */
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

/** Undefined for a good poll, else its error. A poll that ignores its signal is left behind. */
async function outcome(options: PollerOptions, control: AbortController): Promise<unknown> {
  const { signal } = control;
  // One controller a poll: signals derived from a long-lived one pile up for the process's life.
  const timeout = setTimeout(
    () => control.abort(new OutOfTime(options.timeoutMs)),
    options.timeoutMs,
  );
  const abandoned = new Promise<never>((_resolve, reject) => {
    // A poll that heeds the signal ends now, and its own error says what it was asking.
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
