import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { bringIntoView } from "./page/in-view";
import { readWindow } from "./page/reading";
import { clockOf, lastTurnBack, seedPast } from "./setup/seeded-past";
import { expect, test, watching } from "./setup/setup";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test.use({ shared: { pipelines: [{ id: "orders", intervalMs: 2_000 }] } });

/** The page with its lazy parts: its keys are active. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("main .recharts-surface").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
}

test("only by keys: a typed range, earlier, closer, and Back and Forward through all", async ({
  narrows,
  page,
}) => {
  await open(page, narrows.at("/p/orders"));
  await page.keyboard.press("o");
  const field = page.getByLabel("Range");
  await expect(field).toBeFocused();
  const understood = page.locator("#range-understood");
  await page.keyboard.type("soon");
  await expect(understood).toContainText('"soon" is not a time. Try 3h, yesterday 14:00');
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/p\/orders$/);
  await field.fill("");
  await page.keyboard.type("2h");
  await expect(understood).toContainText(/^\d{4}-\d\d-\d\d \d\d:\d\d:00 UTC to now \(2 h, live\)$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=now-2h&to=now$/);
  await expect(field).toBeHidden();
  // The field with the focus was closed: the keys belong to the page again.
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/from=\d{4}-.+Z&to=\d{4}-.+Z/);
  await expect(page.locator("main #verdict")).toContainText("not of now");
  const earlier = page.url();
  await page.keyboard.press("+");
  await expect(page).not.toHaveURL(earlier);
  await expect.poll(() => hoursOf(page)).toBe(1);
  await page.keyboard.press("-");
  await expect.poll(() => hoursOf(page)).toBe(2);
  await page.goBack();
  await expect.poll(() => hoursOf(page)).toBe(1);
  await page.goBack();
  await expect(page).toHaveURL(earlier);
  await page.goBack();
  await expect(page).toHaveURL(/from=now-2h&to=now$/);
  await expect(page.locator("main #verdict")).not.toContainText("not of now");
  await page.goForward();
  await expect(page).toHaveURL(earlier);
  await expect(page.locator("main #verdict")).toContainText("not of now");
});

test("a day and a time are typed in the reader's zone", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders?tz=Asia/Kolkata"));
  await page.keyboard.press("o");
  const now = Date.now();
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kolkata" }).format(now - HOUR_MS);
  const start = clockOf("Asia/Kolkata", now - HOUR_MS);
  const end = clockOf("Asia/Kolkata", now - HOUR_MS / 2);
  test.skip(start > end, "midnight in Kolkata lies between them");
  await page.getByLabel("Range").fill(`${day} ${start} to ${end}`);
  await expect(page.locator("#range-understood")).toContainText(
    `${day} ${start}:00 +05:30 to ${day} ${end}:00 +05:30 (30 min)`,
  );
  await page.getByRole("button", { name: "Show this range" }).click();
  await expect.poll(() => hoursOf(page)).toBe(0.5);
  expect(page.url()).toContain("tz=Asia%2FKolkata");
  const from = Date.parse(new URL(page.url()).searchParams.get("from") ?? "");
  expect(Math.abs(from - (now - HOUR_MS))).toBeLessThanOrEqual(MINUTE_MS);
});

for (const [parameter, query] of [
  ["from", "from=soon"],
  ["to", "from=now-1h&to=later"],
  ["tz", "from=now-30m&tz=Europe/Berln"],
] as const) {
  test(`a bad ${parameter} is named on the page`, async ({ narrows, page }) => {
    await page.goto(narrows.at(`/p/orders?${query}`));
    const alert = page.getByRole("main").getByRole("alert").first();
    await expect(alert).toContainText(new RegExp(`^${parameter}: `));
    await expect(page.locator("main #headline")).not.toBeEmpty();
  });
}

test("unknown parts of the URL are ignored", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders?from=now-30m&to=now&points=0&x=1"));
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await expect(page.locator("main #verdict")).not.toContainText("not of now");
});

test("two readers in two zones see the same instants by their own clocks", async ({
  narrows,
  browser,
}) => {
  const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
  const query = `?from=${to - HOUR_MS}&to=${to}`;
  for (const [own, asked, shown] of [
    ["Asia/Tokyo", "", "Asia/Tokyo"],
    ["America/New_York", "&tz=browser", "America/New_York"],
    ["Asia/Tokyo", "&tz=utc", "UTC"],
    ["America/New_York", "&tz=Asia/Kolkata", "Asia/Kolkata"],
  ] as const) {
    const page = await readerIn(browser, own);
    await open(page, narrows.at(`/p/orders${query}${asked}`));
    const ends = page.getByRole("region", { name: "Verdicts of this window" }).locator("time");
    await expect(ends.first()).toHaveAttribute("datetime", new Date(to - HOUR_MS).toISOString());
    await expect(ends.first()).toContainText(clockOf(shown, to - HOUR_MS));
    await expect(ends.last()).toContainText(clockOf(shown, to));
    await page.context().close();
  }
});

const directories: string[] = [];
test.afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

test("a repeated hour is shown twice, and its day is 25 hours long", async ({ setup, browser }) => {
  test.setTimeout(150_000);
  const dataDir = mkdtempSync(join(tmpdir(), "narrows-e2e-past-"));
  directories.push(dataDir);
  const turns = ["Europe/Berlin", "America/New_York"].map((zone) => ({
    zone,
    at: lastTurnBack(zone, Date.now()),
  }));
  for (const { at } of turns) {
    await seedPast(dataDir, "orders", { from: at - 4 * HOUR_MS, to: at + 4 * HOUR_MS });
  }
  const demo = await setup.demo({ pipelines: [{ id: "orders" }] });
  const product = await setup.product({
    ...watching(demo),
    dataDir,
    env: { HISTORY_DAYS: "455" },
  });
  await product.isReady();
  for (const { zone, at } of turns) {
    const page = await readerIn(browser, zone);
    const span = `from=${at - 90 * MINUTE_MS}&to=${at + 90 * MINUTE_MS}`;
    await open(page, product.at(`/p/orders?${span}`));
    const bytes = page.locator("main figure[data-chart=bytes]");
    // A chart is drawn when it is on the screen, and its position depends on the sentences above
    // it.
    await bringIntoView(bytes);
    // The clocks went back to this hour: half past it comes twice, an hour apart.
    const twice = clockOf(zone, at);
    await expect(bytes.locator("svg text", { hasText: new RegExp(`^${twice}$`) })).toHaveCount(2);
    await bytes.locator("summary").click();
    const half = bytes.locator("tbody time", {
      hasText: new RegExp(`${clockOf(zone, at + 30 * MINUTE_MS)}(:00)?$`),
    });
    await expect(half).toHaveCount(2);
    const instants = await half.evaluateAll((times) =>
      times.map((time) => Date.parse(time.getAttribute("datetime") ?? "")),
    );
    expect(instants.toSorted()).toEqual([at - 30 * MINUTE_MS, at + 30 * MINUTE_MS]);

    const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
    const next = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at + 24 * HOUR_MS);
    const whole = `?from=${day}&to=${next}&tz=${encodeURIComponent(zone)}`;
    const { window } = await readWindow(product, "orders", whole);
    expect(window.to - window.from).toBe(25 * HOUR_MS);
    expect(clockOf(zone, window.from)).toBe("00:00");
    await page.context().close();
  }
});

/** The length of the window in the page's URL, hours; its ends are rounded outwards to seconds. */
function hoursOf(page: Page): number {
  const query = new URL(page.url()).searchParams;
  const length = Date.parse(query.get("to") ?? "") - Date.parse(query.get("from") ?? "");
  return Math.round(length / MINUTE_MS) / 60;
}

async function readerIn(browser: Browser, timezoneId: string): Promise<Page> {
  const context = await browser.newContext({ timezoneId });
  return context.newPage();
}
