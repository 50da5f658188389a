import type { Browser, CDPSession, Page } from "@playwright/test";
import { REFRESH_MS } from "@/lib/contract/window";
import { takeOver } from "./in-page";

const SIZE = { width: 1366, height: 900 };
const TAKE_OVER = { interval: REFRESH_MS, least: 2_000, quietMs: 150 };

/** A page in a browser of the bench, in its own context: nothing is cached. */
export class DrivenPage {
  readonly page: Page;
  readonly cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.cdp = cdp;
  }

  static async open(browser: Browser): Promise<DrivenPage> {
    const context = await browser.newContext({ viewport: SIZE, timezoneId: "UTC" });
    const page = await context.newPage();
    // tsx names functions through a helper that a page does not have.
    await page.addInitScript("globalThis.__name = (of) => of");
    await page.addInitScript(takeOver, TAKE_OVER);
    const cdp = await context.newCDPSession(page);
    // Measures the main thread's own work: other processes on the machine do not count.
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    return new DrivenPage(page, cdp);
  }

  /** Goes there and waits until recharts has drawn every chart. */
  async load(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.waitForFunction(() => {
      const plots = [...document.querySelectorAll("[data-plot]")];
      const drawn = plots.filter((plot) => plot.querySelector(".recharts-surface path"));
      return plots.length > 0 && drawn.length === plots.length;
    });
  }

  refresh({ settle = true } = {}): Promise<void> {
    return this.page.evaluate((wait) => window.bench.refresh(wait), settle);
  }

  /** Waits as for a refresh, without one. */
  rest(): Promise<void> {
    return this.page.evaluate(() => window.bench.rest());
  }

  /** Main-thread CPU time of the work, ms. */
  async cpuOf(work: () => Promise<unknown>): Promise<number> {
    const before = await this.#taskSeconds();
    await work();
    return 1000 * ((await this.#taskSeconds()) - before);
  }

  async #taskSeconds(): Promise<number> {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  }

  /** The page's heap after a garbage collection, bytes. */
  async heapBytes(): Promise<number> {
    for (let i = 0; i < 3; i++) await this.cdp.send("HeapProfiler.collectGarbage");
    return (await this.cdp.send("Runtime.getHeapUsage")).usedSize;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
