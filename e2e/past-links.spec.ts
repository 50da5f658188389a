import type { Page } from "@playwright/test";
import type { PublicWindow } from "@/lib/contract/public-window";
import { bringIntoView } from "./page/in-view";
import { headline, readWindow } from "./page/reading";
import { expect, test, watching } from "./setup/setup";

const MINUTE_MS = 60_000;

test.describe.configure({ timeout: 420_000 });

test("a link shows the same tomorrow: driver and dashboard restarted, on another machine", async ({
  setup,
  clock,
  browser,
}) => {
  const pipelines = [{ id: "orders", intervalMs: 2_000 }];
  const demo = await setup.demo({ pipelines, now: clock.now });
  const first = await setup.product({ ...watching(demo), clock });
  await first.isReady();
  // As the log has it: a verdict is shown before its change is written.
  const cause = async () => (await readWindow(first, "orders")).verdictLog.at(-1)?.cause;
  await expect.poll(cause).toBe("keeping-up");
  // Makes a state that begins and ends: the driver is silent for a while.
  await demo.setTrouble("orders", "spark-hangs", true);
  await clock.fast(() => expect.poll(cause, { timeout: 90_000 }).toBe("spark-unreachable"));
  await demo.setTrouble("orders", "spark-hangs", false);
  await clock.fast(() => expect.poll(cause, { timeout: 90_000 }).not.toBe("spark-unreachable"));

  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(first.at("/p/orders"));
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByText("Copied, with this window")).toBeVisible();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  const end = Date.parse(link.searchParams.get("to") ?? "");
  // Its last minute must end, be fully published, and be read again: each takes a minute.
  await clock.until(end + 3.5 * MINUTE_MS);
  await page.goto(link.href);
  const before = {
    read: await read(page),
    body: told(await readWindow(first, "orders", link.search)),
  };
  expect(before.body.verdict.at).toBe(end);
  const causes = before.body.verdictLog.map((one) => one.cause);
  expect(causes).toContain("spark-unreachable");
  expect(causes.length).toBeGreaterThanOrEqual(3);
  await context.close();

  await first.end("SIGKILL");
  await demo.setTrouble("orders", "down", true);
  await demo.setTrouble("orders", "down", false);
  const second = await setup.product({ ...watching(demo), clock, dataDir: first.dataDir });
  await second.isReady();

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(second.at(`${link.pathname}${link.search}`));
  expect(told(await readWindow(second, "orders", link.search))).toEqual(before.body);
  expect(await read(elsewhere)).toEqual(before.read);
  await expect(elsewhere.locator("main #verdict")).toContainText("not of now");

  await elsewhere.getByRole("link", { name: "Back to now" }).click();
  await expect(elsewhere).toHaveURL(/\/p\/orders$/);
  await expect(elsewhere.locator("main #verdict")).not.toContainText("not of now");
  await elsewhere.context().close();
});

/**
 * The parts of a window's answer that stay: not how the sources are now, and which batches Spark
 * still shows.
 */
function told({ now: _now, sources: _sources, links: _links, ...rest }: PublicWindow) {
  return rest;
}

/** What a person reads on the page: the verdict, the verdict log, and the lines as drawn. */
async function read(page: Page) {
  // A chart with a height of its own. Those of the first screen share what the banner leaves.
  const chart = page.locator("main figure[data-chart=records]");
  await bringIntoView(chart);
  await expect(chart.locator(".recharts-surface")).toBeVisible();
  const said = page.locator("main details", { hasText: "Verdict log" });
  await said.locator("summary").click();
  return {
    headline: await headline(page).innerText(),
    said: await said.getByRole("listitem").allInnerTexts(),
    lines: await chart
      .locator("svg path[class*=line]")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("d"))),
  };
}
