import type { BrowserContext, Page } from "@playwright/test";

/** Pages that are opened from now on poll and tick this many times as often. */
export async function hurry(pages: BrowserContext | Page, times: number): Promise<void> {
  await pages.addInitScript((factor) => {
    const { setTimeout: once, setInterval: every } = window;
    Object.assign(window, {
      setTimeout: (run: () => void, ms = 0, ...args: never[]) => once(run, ms / factor, ...args),
      setInterval: (run: () => void, ms = 0, ...args: never[]) => every(run, ms / factor, ...args),
    });
  }, times);
}
