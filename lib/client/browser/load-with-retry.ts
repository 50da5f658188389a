import { REFRESH_MS } from "@/lib/contract/window";

/**
 * Fetches a part of the page's own code, again and again until it comes: the server may be gone for
 * a while, and a page that stands must not fall over a part that it can do without. Never rejects.
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
