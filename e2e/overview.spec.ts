import type { Page } from "@playwright/test";
import { violations } from "./page/violations";
import { type Told, tellOf } from "./setup/fleet";
import { expect, test } from "./setup/setup";

test.use({
  shared: { pipelines: ["orders", "returns"].map((id) => ({ id, intervalMs: 2_000 })) },
});

const TEN_MINUTES_MS = 600_000;

const troubled = (name: string, severity: "critical" | "warning" | "unknown"): Told => ({
  name,
  region: "us-east-1",
  verdict: {
    severity,
    cause: "processing-too-slow",
    bottleneck: "consumer",
    headline: `Spark is too slow: the batches of ${name} take 14.2 s of a 10 s interval, 1 234 wait, and a record put now will be done in 5 min 9 s.`,
    since: Date.now() - TEN_MINUTES_MS,
  },
});

const FLEET: readonly Told[] = [
  ...Array.from({ length: 8 }, (_, i) => troubled(`slow-${i}`, "critical")),
  ...Array.from({ length: 3 }, (_, i) => troubled(`near-${i}`, "warning")),
  troubled("silent", "unknown"),
  ...Array.from({ length: 8 }, (_, i) => ({ name: `calm-${i}`, region: "eu-west-1" })),
];

const rows = (page: Page) => page.locator("#verdict tbody tr");
const chip = (page: Page, name: string) =>
  page.getByRole("list", { name: "Severities" }).getByRole("button", { name });
const search = (page: Page) => page.getByRole("searchbox");
const query = (page: Page) => new URL(page.url()).searchParams.toString();

async function open(page: Page, path: string, at: (path: string) => string): Promise<void> {
  await tellOf(page, "orders", FLEET);
  await page.goto(at(path));
  await expect(page.getByRole("status")).toHaveText(/20 pipelines/);
}

for (const theme of ["light", "dark"]) {
  test(`twenty pipelines are wholly on the first screen, ${theme}`, async ({ narrows, page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, `/?theme=${theme}`, narrows.at);
    await expect(rows(page)).toHaveCount(20);
    const boxes = await rows(page).evaluateAll((all) =>
      all.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
    );
    expect(Math.min(...boxes.map(({ top }) => top))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...boxes.map(({ bottom }) => bottom))).toBeLessThanOrEqual(900);
    // Every column has a name and fits.
    await expect(page.getByRole("columnheader")).toHaveText([
      "Severity",
      "Pipeline, stream",
      "Region",
      "Bottleneck, cause",
      "Verdict",
      "Since",
      "End to end",
      "Last hour",
      "Data",
    ]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(1440);
    expect(await violations(page)).toEqual([]);
  });
}

test("the list is filtered in the address, and Back takes each step back", async ({
  narrows,
  page,
}) => {
  await open(page, "/", narrows.at);
  await expect(rows(page)).toHaveCount(20);
  await chip(page, "8 Critical").click();
  await expect(rows(page)).toHaveCount(8);
  await chip(page, "3 Warning").click();
  await expect(rows(page)).toHaveCount(11);
  expect(query(page)).toBe("severity=critical%2Cwarning");
  await page.locator("body").click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await search(page).pressSequentially("us slow-3");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("status")).toHaveText("1 of 20 pipelines, worst first");
  // A pipeline's page keeps it: its keys go through the same list, and its way back leads here.
  await expect(rows(page).getByRole("link")).toHaveAttribute(
    "href",
    "/p/slow-3?severity=critical%2Cwarning&q=us+slow-3",
  );
  await page.goBack();
  await expect(search(page)).toHaveValue("");
  await expect(rows(page)).toHaveCount(11);
  await page.goBack();
  await expect(rows(page)).toHaveCount(8);
  await page.goBack();
  await expect(rows(page)).toHaveCount(20);
  expect(query(page)).toBe("");
});

test("a link shows the same list; what it asks for in vain is ignored, and nothing found is said", async ({
  narrows,
  page,
}) => {
  await open(page, "/?severity=critical,bad&region=nowhere-1", narrows.at);
  await expect(rows(page)).toHaveCount(8);
  await expect(chip(page, "8 Critical")).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("combobox", { name: "Region" }).selectOption("eu-west-1");
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("No pipeline fits these choices.");
  await page.getByRole("button", { name: "Show all 20" }).click();
  await expect(rows(page)).toHaveCount(20);
  expect(query(page)).toBe("");
});

test("on a phone each pipeline is a card, and nothing needs scrolling sideways", async ({
  narrows,
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open(page, "/", narrows.at);
  await expect(rows(page)).toHaveCount(20);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expect(rows(page).first()).toContainText("1 234 wait");
  expect(await violations(page)).toEqual([]);
});
