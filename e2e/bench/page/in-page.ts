/** What the bench adds to a page before its own code: the bench controls its clock. */
export interface InPage {
  /** Lets one refresh interval pass at once, and waits until the page has drawn the answer. */
  refresh(settle: boolean): Promise<void>;
  /** The part of `refresh` that remains when there is nothing to ask and nothing to draw. */
  rest(): Promise<void>;
  /** Resolves after the next frame. */
  frame(): Promise<void>;
  /** When the first line of a chart was on screen, and when that of a chart of recharts was, ms. */
  readonly seen: { picture: number | null; live: number | null };
}

declare global {
  interface Window {
    bench: InPage;
  }
}

export interface Pace {
  /** The page's refresh interval, ms. */
  readonly interval: number;
  /** The shortest timer that waits for a refresh, ms. */
  readonly least: number;
  /** A page that has not changed for this long has drawn everything, ms. */
  readonly quietMs: number;
}

/**
 * Runs in the page, so it refers to nothing outside itself. Timers between `least` and the refresh
 * interval (the poll, and SWR's pause in which it does not repeat a request) wait for `refresh`.
 * All others run as usual, and so do React's own clocks.
 */
export function takeOver({ interval, least, quietMs }: Pace): void {
  const held = new Map<number, { due: number; run: () => void }>();
  const [later, forget] = [window.setTimeout, window.clearTimeout];
  const now = Date.now.bind(Date);
  const start = now();
  let [passed, lastRefresh, ids, changedAt] = [0, start, -1, 0];
  Date.now = () => start + passed + Math.min(now() - lastRefresh, interval - 1);
  const setTimer = (run: () => void, delay = 0, ...rest: unknown[]): number => {
    if (delay < least || delay > interval)
      return Reflect.apply(later, window, [run, delay, ...rest]);
    held.set((ids -= 1), { due: passed + delay, run });
    return ids;
  };
  const clearTimer = (id?: number): void => {
    if (id === undefined || !held.delete(id)) forget.call(window, id);
  };
  Object.assign(window, { setTimeout: setTimer, clearTimeout: clearTimer });
  new MutationObserver(() => (changedAt = performance.now())).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  const pause = (ms: number) => new Promise<void>((resolve) => later(resolve, ms));
  const until = async (holds: () => boolean, everyMs: number) => {
    while (!holds()) await pause(everyMs);
  };
  // SWR sets its next poll when the page has the last answer.
  const polls = () => [...held.values()].some(({ due }) => due === passed + interval);
  const quiet = async () => {
    do await pause(quietMs);
    while (performance.now() - changedAt < quietMs);
  };
  const frame = () =>
    new Promise<void>((resolve) => requestAnimationFrame(() => later(resolve, 0)));
  const seen: InPage["seen"] = { picture: null, live: null };
  const watch = () => {
    const lines = ":is(path[d*=L], path[d*=C])";
    if (document.querySelector(`[data-plot] svg ${lines}`)) seen.picture ??= performance.now();
    if (
      document.querySelector(
        `[data-plot] .recharts-surface svg ${lines}, [data-plot] .recharts-line ${lines}`,
      )
    )
      seen.live ??= performance.now();
    if (seen.live === null) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
  window.bench = {
    seen,
    frame,
    async refresh(settle) {
      await until(polls, 10);
      passed += interval;
      lastRefresh = now();
      const due = [...held].filter(([, timer]) => timer.due <= passed);
      for (const [id, { run }] of due.toSorted((a, b) => a[1].due - b[1].due)) {
        held.delete(id);
        run();
      }
      await until(polls, 10);
      await frame();
      if (settle) await quiet();
    },
    async rest() {
      await frame();
      await quiet();
    },
  };
}
