import { setTimeout as wait } from "node:timers/promises";
import type { Listener } from "./readings";
import type { Reading } from "./tape";

/** A failed read is repeated after at most this, ms: it matters how long a refusal lasts. */
const RETRY_MS = 10_000;

type OnRead = (read: { source: string; call: string; fault?: string | undefined }) => void;

/**
 * Reads one upstream until the signal fires, each reading at its own interval and never two at
 * once. Resolves when the current read has ended or was aborted.
 */
export async function listen(
  { tape, readings }: Listener,
  signal: AbortSignal,
  onRead: OnRead,
): Promise<void> {
  const dueAt = new Map<Reading, number>(readings.map((reading) => [reading, 0]));
  while (!signal.aborted) {
    const [next, at] = [...dueAt].reduce((a, b) => (b[1] < a[1] ? b : a));
    try {
      await wait(Math.max(0, at - Date.now()), undefined, { signal });
      const taken = await tape.take(next, signal);
      onRead(taken);
      const pauseMs = taken.fault === undefined ? next.everyMs : Math.min(RETRY_MS, next.everyMs);
      dueAt.set(next, Date.now() + pauseMs);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

/** Each reading once, in its order; a driver that does not answer the first is not asked further. */
export async function listenOnce({ tape, readings }: Listener, onRead: OnRead): Promise<void> {
  const { signal } = new AbortController();
  for (const reading of readings) {
    const taken = await tape.take(reading, signal);
    onRead(taken);
    if (taken.fault !== undefined && taken.call === "streaming") return;
  }
}
