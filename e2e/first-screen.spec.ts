import type { Page } from "@playwright/test";
import { DECISIVE_SERIES } from "@/lib/domain/decisive-series";
import { isPhysical, type Trouble } from "@/lib/demo/simulation/troubles";
import { readWindow } from "./page/reading";
import { TROUBLED } from "./screenshots/screenshot-scenes";
import { expect, test } from "./setup/setup";

const TROUBLES: readonly Trouble[] = TROUBLED.map(({ id }) => id);

test.use({ shared: { pipelines: TROUBLED, ownClock: true } });
test.describe.configure({ timeout: 300_000 });

/** The largest first: what is drawn for it must shrink with its window. */
const DESKTOPS = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
];
const PHONE = { width: 390, height: 844 };

test("the sources fall silent after the dashboard has seen them", async ({ narrows, clock }) => {
  for (const trouble of TROUBLES) {
    if (!isPhysical(trouble)) await narrows.demo.setTrouble(trouble, trouble, true);
  }
  await clock.fast(async () => {
    for (const id of ["cloudwatch-denied", "spark-html"]) {
      await expect
        .poll(async () => (await readWindow(narrows.product, id)).verdict.severity, {
          timeout: 200_000,
        })
        .toBe("unknown");
    }
  });
});

for (const trouble of TROUBLES) {
  test(`${trouble}: all that decides is on the first screen`, async ({ narrows, page }) => {
    for (const size of DESKTOPS) {
      await page.setViewportSize(size);
      if (page.url() === "about:blank") await page.goto(narrows.at(`/p/${trouble}`));
      await expect(page.locator("main .recharts-surface").first()).toBeVisible();
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(async () => {
          const { verdict } = await readWindow(narrows.product, trouble);
          const boxes = await boxesOf(page);
          expect(boxes.map(({ name }) => name)).toEqual(
            expect.arrayContaining([
              "banner",
              "delay",
              "verdicts",
              "chart bytes",
              ...(verdict.severity === "critical" ? ["advice", "changes"] : []),
            ]),
          );
          // The clearest series of the cause, in the second chart.
          const [clearest] = DECISIVE_SERIES[verdict.cause];
          const decisive = page.locator("[data-first-screen] figure").nth(1);
          await expect(decisive.locator(`[data-value=${clearest}]`)).toBeVisible();
          expect(boxes.filter((box) => isOutside(box, size))).toEqual([]);
          expect(boxes.filter(({ name, plot }) => name.startsWith("chart") && plot < 60)).toEqual(
            [],
          );
        }).toPass({ timeout: 20_000 });
      }
    }
  });

  test(`${trouble}: a phone shows banner, advice and the gap`, async ({ narrows, page }) => {
    await page.setViewportSize(PHONE);
    await page.goto(narrows.at(`/p/${trouble}`));
    await expect(page.locator("main .recharts-surface").first()).toBeVisible();
    const boxes = await boxesOf(page);
    const gap = boxes.find(({ name }) => name === "chart bytes");
    const banner = boxes.find(({ name }) => name === "banner");
    expect(banner && isOutside(banner, PHONE)).toBe(false);
    expect(gap?.top).toBeLessThan(PHONE.height - 60);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });
}

test("nothing moves while sixty answers arrive", async ({ narrows, clock, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.addInitScript(askOften);
  await page.goto(narrows.at("/p/slow"));
  await expect(page.locator("main .recharts-surface").nth(2)).toBeVisible();
  await page.evaluate(() => {
    const shifts: string[] = [];
    // An entry of this type has these fields; the DOM's types do not have it yet.
    type Shift = PerformanceEntry & { readonly sources: readonly { readonly node?: Node }[] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[])
        for (const { node } of entry.sources) shifts.push(node?.textContent?.slice(0, 80) ?? "");
    }).observe({ type: "layout-shift" });
    Object.assign(window, { shifts: () => shifts });
  });
  // Two minutes pass, so that minutes are published and the time axis moves.
  clock.run(4);
  for (let i = 0; i < 60; i++)
    await page.waitForResponse((response) => response.url().includes("/api/pipelines/"));
  clock.run(1);
  expect(await page.evaluate("shifts()")).toEqual([]);
});

/** Runs in the page: what waits for seconds waits a tenth of them, so that it polls twice a second. */
function askOften() {
  const { setTimeout: wait } = globalThis;
  const sooner = (run: TimerHandler, ms = 0, ...rest: unknown[]) =>
    wait(run, ms < 1_000 ? ms : ms / 10, ...rest);
  Object.assign(globalThis, { setTimeout: sooner });
}

interface Box {
  readonly name: string;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** The height of a chart's plot, px; 0 elsewhere. */
  readonly plot: number;
}

const isOutside = ({ top, right, bottom }: Box, size: { width: number; height: number }) =>
  top < 0 || right > size.width || bottom > size.height;

/** What the first screen shows. What the rail scrolls away ends where it can be scrolled to. */
function boxesOf(page: Page): Promise<readonly Box[]> {
  return page.evaluate(() => {
    const parts: readonly (readonly [string, string])[] = [
      ["banner", "#verdict"],
      ["advice", "[data-first-advice]"],
      ["delay", "[data-measures]"],
      ["verdicts", "[data-jump=t] ol"],
      ["changes", "section[data-onset]"],
      ...[...document.querySelectorAll<HTMLElement>("[data-first-screen] [data-chart]")].map(
        ({ dataset }) => [`chart ${dataset["chart"]}`, `[data-chart=${dataset["chart"]}]`] as const,
      ),
    ];
    return parts.flatMap(([name, selector]) => {
      const element = document.querySelector(`[data-first-screen] ${selector}`);
      if (!element) return [];
      const { top, right, bottom } = element.getBoundingClientRect();
      const plot = element.querySelector("[data-plot]")?.getBoundingClientRect().height ?? 0;
      return [{ name, top, right, bottom, plot }];
    });
  });
}
