import "server-only";
import { runtime } from "./runtime";

/** Ready: configured, and every poll has been attempted once, whether or not it was answered. */
export async function isReady(now: number): Promise<boolean> {
  const { watches } = await runtime();
  return [...watches.values()].every(
    (watch) => watch.health.attempted(now) && watch.verdict() !== undefined,
  );
}
