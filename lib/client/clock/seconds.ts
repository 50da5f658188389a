type Listener = () => void;

const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Calls back once a second while there is a listener: one timer for all ages on the page. Browsers
 * slow the timers of a hidden tab, so becoming visible counts as a tick.
 */
export function onEverySecond(listener: Listener): () => void {
  if (listeners.size === 0) start();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop();
  };
}

function tick(): void {
  for (const listener of listeners) listener();
}

function start(): void {
  timer = setInterval(tick, 1_000);
  document.addEventListener("visibilitychange", tick);
}

function stop(): void {
  clearInterval(timer);
  document.removeEventListener("visibilitychange", tick);
}
