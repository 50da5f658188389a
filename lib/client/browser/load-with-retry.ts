import { REFRESH_MS } from "@/lib/contract/window";

/**
 * Loads a part of the page's code, and retries until it succeeds. The server may be down for a
 * while, and a page must not break because of a part that it can do without. Never rejects.
 */
export async function loadWithRetry<T>(
  load: () => Promise<T>,
  pause: () => Promise<void> = untilNextRefresh,
): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await pause();
    }
  }
}

function untilNextRefresh(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, REFRESH_MS));
}
