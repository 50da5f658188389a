/** Lets every clock of the page tick once. */
export interface HandTicks {
  tick(): void;
}

declare global {
  interface Window {
    handTicks: HandTicks;
  }
}

/** Runs in the page before its own code: the bench triggers everything that ticks every second. */
export function takeTicks(): void {
  const ticking = new Map<number, () => void>();
  const [begin, end] = [window.setInterval, window.clearInterval];
  let ids = -1;
  const setTicking = (run: () => void, delay = 0, ...rest: unknown[]): number => {
    if (delay !== 1_000) return Reflect.apply(begin, window, [run, delay, ...rest]);
    ticking.set((ids -= 1), run);
    return ids;
  };
  const clearTicking = (id?: number): void => {
    if (id === undefined || !ticking.delete(id)) end.call(window, id);
  };
  Object.assign(window, { setInterval: setTicking, clearInterval: clearTicking });
  window.handTicks = { tick: () => [...ticking.values()].forEach((run) => run()) };
}
