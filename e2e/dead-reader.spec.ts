import type { Locator, Page } from "@playwright/test";
import { readPipelines } from "./reading";
import { expect, test } from "./stage";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    pipelines: [
      { id: "orders" },
      { id: "clicks", troubles: [{ trouble: "down", sinceMs: 25 * MINUTE_MS }] },
    ],
  },
});
test.describe.configure({ timeout: 120_000 });

/** The shaded surface: all that was put, down to the bottom of the picture. */
const shade = (within: Page | Locator): Locator => within.locator('path[class*="gap"]').first();

for (const [where, path] of [
  ["the overview", "/"],
  ["the wall", "/?kiosk=1"],
] as const) {
  test(`${where} says that nobody reads, and shades all that is put`, async ({ narrows, page }) => {
    await page.goto(narrows.at(path));
    const dead = page.locator("main li").filter({ hasText: "clicks" }).first();
    await expect(dead).toContainText(/get none/);
    await expect(dead).toContainText(/gap .+\(100 % of put\)/);
    await expect(dead).not.toContainText(/get \d/);
    await expect(dead.getByText("none", { exact: true })).toBeVisible();
    await expect(shade(dead)).toHaveAttribute("d", /^M/);
  });
}

for (const [where, query] of [
  ["its page", ""],
  ["its screen", "?kiosk=1"],
] as const) {
  test(`${where} says that nobody reads, and shades all that is put`, async ({ narrows, page }) => {
    await page.goto(narrows.at(`/p/clicks${query}`));
    const chart = page.locator("figure[data-chart=bytes]");
    await expect(chart.locator("[data-value=getBytes]")).toHaveText("none");
    await expect(chart.locator("[data-value=gap]")).toHaveText(/\(100 % of put\)/);
    await expect(shade(chart)).toHaveAttribute("d", /^M/);
  });
}

test("the API leaves the hole a hole, for put and get of the same minutes", async ({ narrows }) => {
  const { pipelines } = await readPipelines(narrows.product);
  const { put, get } = pipelines.find(({ id }) => id === "clicks")?.sparkline ?? {};
  expect(get).toHaveLength(put?.length ?? 0);
  expect(get?.slice(-20).every((value) => value === null)).toBe(true);
  expect(put?.slice(-20, -3).every((value) => (value ?? 0) > 0)).toBe(true);
});
