import type { Browser } from "@playwright/test";
import { DrivenPage } from "../page/driven-page";
import { quantile } from "../harness/quantile";
import { takeTicks } from "./hand-ticks";
import { type KioskServer, refreshesOf } from "./kiosk-server";

/** The memory of a page after a garbage collection; the median of several measurements. */
export interface Holding {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface Stood {
  readonly before: Holding;
  readonly after: Holding;
  readonly refreshes: number;
  readonly seconds: number;
}

/** The first hour fills what is filled once: compiled code, formatters, every pipeline's view. */
const WARM_UP_HOURS = 1;
const TICKS_A_REFRESH = 5;
const BATCH = 120;
/** Longer than the page waits for an answer: only then does it release the last one's timer. */
const LET_GO_MS = 12_000;
const LOOKS = 25;
/** Another view at each measurement: a pipeline stays for six refreshes. */
const REFRESHES_BETWEEN_LOOKS = 5;

/** Runs a kiosk's page for this many hours, as fast as it can draw. */
export async function stand(
  browser: Browser,
  server: KioskServer,
  { path, hours }: { readonly path: string; readonly hours: number },
): Promise<Stood> {
  const driven = await DrivenPage.open(browser);
  const { page } = driven;
  await page.addInitScript(takeTicks);
  await page.exposeFunction("nextAnswer", () => server.next());
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(server.url + path);
  await page.waitForSelector("[data-alive] [data-answer-age]");
  // Nothing looks for recharts' charts any more: there are none.
  await page.evaluate(() => (window.bench.seen.live = 0));
  await refresh(driven, refreshesOf(WARM_UP_HOURS));
  const before = await holding(driven);
  const began = performance.now();
  await refresh(driven, refreshesOf(hours));
  const seconds = (performance.now() - began) / 1_000;
  const after = await holding(driven);
  await driven.close();
  return { before, after, refreshes: refreshesOf(hours), seconds };
}

async function refresh({ page }: DrivenPage, times: number): Promise<void> {
  for (let done = 0; done < times; done += BATCH) {
    await page.evaluate(
      async ({ batch, ticks }) => {
        // Added by exposeFunction.
        const { nextAnswer } = window as unknown as { nextAnswer: () => Promise<void> };
        for (let i = 0; i < batch; i++) {
          await nextAnswer();
          for (let tick = 0; tick < ticks; tick++) window.handTicks.tick();
          await window.bench.refresh(false);
        }
      },
      { batch: Math.min(BATCH, times - done), ticks: TICKS_A_REFRESH },
    );
  }
}

/** The grid needs less memory than a pipeline with its series: measured over a round, not at one view. */
async function holding(driven: DrivenPage): Promise<Holding> {
  const looks: Holding[] = [];
  await driven.page.waitForTimeout(LET_GO_MS);
  for (let i = 0; i < LOOKS; i++) {
    looks.push(await look(driven));
    await refresh(driven, REFRESHES_BETWEEN_LOOKS);
  }
  const middle = (of: keyof Holding) =>
    quantile(
      looks.map((each) => each[of]),
      0.5,
    );
  return { heapBytes: middle("heapBytes"), nodes: middle("nodes"), listeners: middle("listeners") };
}

async function look(driven: DrivenPage): Promise<Holding> {
  const heapBytes = await driven.heapBytes();
  const { metrics } = await driven.cdp.send("Performance.getMetrics");
  const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return { heapBytes, nodes: metric("Nodes"), listeners: metric("JSEventListeners") };
}
