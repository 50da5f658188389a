import type { Page } from "@playwright/test";
import type { PublicWindow } from "@/lib/contract/public-window";
import { banner, headline, readWindow } from "./page/reading";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;

test.describe.configure({ timeout: 420_000 });

test.use({
  shared: {
    pipelines: [
      {
        id: "orders",
        intervalMs: 2_000,
        troubles: [{ trouble: "rate-cap", sinceMs: 20 * MINUTE_MS }],
      },
    ],
    ownClock: true,
  },
});

const query = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  `?from=${from}&to=${to}`;

/** The incident's span in the timeline. */
function redSpan({ timeline }: PublicWindow) {
  const red = timeline.find(({ severity }) => severity === "critical");
  if (!red) throw new Error(`no red block in ${JSON.stringify(timeline)}`);
  return red;
}

/** Clicks the red block in the page's timeline, as a person would. */
async function chooseRed(page: Page): Promise<void> {
  const block = page.locator("main ol li[data-severity=critical] button").first();
  await expect(block).toHaveAccessibleName(/^Critical: rate cap, .* \(\d+ min/);
  await block.click();
  await expect(page).toHaveURL(/from=\d{4}-.+Z&to=\d{4}-.+Z/);
}

/** The banner is that of the incident: its headline, its duration, its advice. */
async function readsAsIncident(page: Page): Promise<void> {
  await expect(banner(page)).toHaveAttribute("data-severity", "critical");
  await expect(headline(page)).toHaveText(/capped|cap /);
  await expect(banner(page)).toContainText(/\d\d:\d\d.* \(\d+ min/);
  await expect(banner(page)).toContainText("What would help: ");
  await expect(banner(page)).toContainText("not of now");
}

test("the red block opens the incident, although it ends with the restart that mended it", async ({
  narrows,
  clock,
  page,
  browser,
}) => {
  const { product, demo } = narrows;
  const verdict = async () => (await readWindow(product, "orders")).verdict;
  await expect.poll(async () => (await verdict()).cause, { timeout: 120_000 }).toBe("rate-cap");
  const said = await verdict();
  await demo.setTrouble("orders", "rate-cap", false);
  // Until it has been over for a minute, and that minute was evaluated.
  const overFor = async () => {
    const { timeline, window } = await readWindow(product, "orders");
    return window.to - (timeline.findLast(({ severity }) => severity === "critical")?.to ?? 0);
  };
  await clock.fast(() => expect.poll(overFor, { timeout: 240_000 }).toBeGreaterThan(90_000));

  await page.goto(narrows.at("/p/orders"));
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  const live = await readWindow(product, "orders");
  const red = redSpan(live);
  await chooseRed(page);

  // The headline, the duration, and the advice.
  await readsAsIncident(page);
  await expect(page).toHaveTitle(/^⬣ rate cap/);
  await expect(page.locator("section[aria-labelledby=advice-title] li").first()).toContainText(
    "Because:",
  );
  await page.screenshot({ path: test.info().outputPath("desktop.png") });

  // A window that continues to the restart and beyond shows the same, and the state at its end.
  const around = { from: red.from - 10 * MINUTE_MS, to: red.to + MINUTE_MS };
  await page.goto(narrows.at(`/p/orders${query(around)}`));
  await readsAsIncident(page);
  await expect(banner(page).locator("[data-span]")).toHaveText(/^\d\d:\d\d to \d\d:\d\d \(/);
  await expect(banner(page).locator("[data-end]")).toContainText("At the end: ");
  await page.screenshot({ path: test.info().outputPath("desktop-around.png") });

  // The banner, the timeline, the events and the API give the same instant.
  expect(Math.abs(red.from - (said.since ?? 0))).toBeLessThan(MINUTE_MS);
  const { timeline, worst, events } = await readWindow(product, "orders", query(around));
  const from = redSpan({ ...live, timeline }).from;
  expect(worst).toMatchObject({ from, verdict: { cause: "rate-cap" } });
  const changes = events.filter(({ kind }) => kind === "verdict-changed").map(({ at }) => at);
  expect(changes.length).toBeGreaterThan(0);
  expect(timeline.map((span) => span.from)).toEqual(expect.arrayContaining(changes));

  // So do a chat's preview of the link and the summary for the post-mortem.
  const html = await (await fetch(narrows.at(`/p/orders${query(around)}`))).text();
  expect(html).toMatch(/<meta property="og:title" content="Critical: rate cap \(\d+ min/);
  const summary = await fetch(narrows.at(`/api/pipelines/orders/export.md${query(around)}`));
  const text = await summary.text();
  expect(text).toContain("## The incident\n\n**Critical: rate cap** from ");
  expect(text.indexOf("## Advice")).toBeGreaterThan(text.indexOf("## The incident"));
  expect(text.indexOf("## At the end of the window")).toBeGreaterThan(text.indexOf("## Advice"));

  // On a phone the block opens the same window.
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const small = await phone.newPage();
  await small.goto(narrows.at("/p/orders"));
  await expect(small.getByRole("button", { name: "Keys" })).toBeVisible();
  await chooseRed(small);
  await readsAsIncident(small);
  await small.screenshot({ path: test.info().outputPath("phone.png") });
  await small.goto(narrows.at(`/p/orders${query(around)}`));
  await readsAsIncident(small);
  expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await small.screenshot({ path: test.info().outputPath("phone-around.png") });
  await phone.close();
});
