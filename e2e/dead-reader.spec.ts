import type { Locator, Page } from "@playwright/test";
import { readPipelines } from "./page/reading";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    // The demo publishes a minute as late as CloudWatch does. If minutes counted at once, the
    // newest would have no puts in the seconds after its end, and would look like a gap.
    env: { PUBLICATION_DELAY_SECONDS: "120" },
    pipelines: [
      { id: "orders" },
      { id: "clicks", troubles: [{ trouble: "down", sinceMs: 25 * MINUTE_MS }] },
    ],
  },
});
test.describe.configure({ timeout: 180_000 });

/** CloudWatch's first answer may fail on a machine that pauses, and is then asked for again. */
const FIRST_ANSWER_MS = 120_000;

/** The shaded area: all puts, down to the bottom of the chart. */
const shade = (within: Page | Locator): Locator => within.locator('path[class*="gap"]').first();

for (const [where, path] of [
  ["the overview", "/"],
  ["the wall", "/?kiosk=1"],
] as const) {
  test(`${where} says that nobody reads, and shades all puts`, async ({ narrows, page }) => {
    await page.goto(narrows.at(path));
    const dead = page.locator("main li").filter({ hasText: "clicks" }).first();
    await expect(dead).toContainText(/gap .+\(100 % of put\)/, { timeout: FIRST_ANSWER_MS });
    await expect(dead).toContainText(/get none/);
    await expect(dead).not.toContainText(/get \d/);
    await expect(dead.getByText("none", { exact: true })).toBeVisible();
    await expect(shade(dead)).toHaveAttribute("d", /^M/);
  });
}

for (const [where, query] of [
  ["its page", ""],
  ["its screen", "?kiosk=1"],
] as const) {
  test(`${where} says that nobody reads, and shades all puts`, async ({ narrows, page }) => {
    await page.goto(narrows.at(`/p/clicks${query}`));
    const chart = page.locator("figure[data-chart=bytes]");
    const gap = chart.locator("[data-value=gap]");
    await expect(gap).toHaveText(/\(100 % of put\)/, { timeout: FIRST_ANSWER_MS });
    await expect(chart.locator("[data-value=getBytes]")).toHaveText("none");
    await expect(shade(chart)).toHaveAttribute("d", /^M/);
  });
}

test("the API keeps the gap, for puts and reads of the same minutes", async ({ narrows }) => {
  const ofClicks = async () => {
    const { pipelines } = await readPipelines(narrows.product);
    const { put = [], get = [] } = pipelines.find(({ id }) => id === "clicks")?.sparkline ?? {};
    return { put, get };
  };
  const isPut = async () =>
    (await ofClicks()).put.slice(-20, -3).every((value) => (value ?? 0) > 0);
  await expect.poll(isPut, { timeout: FIRST_ANSWER_MS }).toBe(true);
  const { put, get } = await ofClicks();
  expect(get).toHaveLength(put.length);
  expect(get.slice(-20)).toEqual(Array.from({ length: 20 }, () => null));
});
