import type { Locator, Page } from "@playwright/test";
import type { EventView, WindowAnswer } from "@/lib/contract/window";
import { bringIntoView, placeOf } from "./page/in-view";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;
const ONSET = /^since \d\d:\d\d$/;

test.use({
  shared: {
    pipelines: [
      { id: "orders", intervalMs: 2_000 },
      {
        id: "payments",
        intervalMs: 2_000,
        troubles: [{ trouble: "write-limit", sinceMs: 12 * MINUTE_MS }],
      },
    ],
  },
});

const chart = (page: Page, id: string): Locator => page.locator(`main figure[data-chart=${id}]`);
const group = (page: Page): Locator => page.getByRole("group", { name: /^Put against get/ });
const legend = (page: Page): Locator => page.locator("main [data-marks-legend]");

/** The page with its charts drawn by the browser. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("main .recharts-surface").first()).toBeVisible();
}

/** From now on the page gets these events in its answers. */
async function tellEvents(page: Page, id: string, events: readonly EventView[]): Promise<void> {
  await page.route(`**/api/pipelines/${id}*`, async (route) => {
    // Both sides of the contract are ours.
    const body = (await (await route.fetch()).json()) as WindowAnswer;
    await route.fulfill({ json: { ...body, events } });
  });
}

test.describe("the onset", () => {
  test("is a line in every chart, and the legend says of what", async ({ narrows, page }) => {
    await open(page, narrows.at("/p/payments"));
    const drawn = page
      .locator("main figure[data-chart]")
      .filter({ hasNotText: "No datapoints in this window." });
    expect(await drawn.count()).toBeGreaterThan(8);
    const lines = drawn.locator("[data-onset=at]");
    await expect(lines).toHaveCount(await drawn.count());
    const [since = ""] = await lines.allInnerTexts();
    expect(since).toMatch(ONSET);
    await expect(lines).toHaveText(Array.from({ length: await lines.count() }, () => since));
    await expect(page.locator("#verdict")).toContainText(since);
    await expect(legend(page)).toContainText(`Critical ${since}: write limit`);
  });

  test("is not there while nothing is the matter", async ({ narrows, page }) => {
    await open(page, narrows.at("/p/orders"));
    await expect(page.locator("main [data-onset]")).toHaveCount(0);
    await expect(legend(page)).not.toContainText("since");
  });

  test("is hatched at the left edge where it is before the window", async ({ narrows, page }) => {
    await open(page, narrows.at("/p/payments?from=now-5m"));
    await expect(chart(page, "bytes").locator("[data-onset=before]")).toHaveText(
      /^← since \d\d:\d\d/,
    );
    await expect(page.locator("main [data-onset=at]")).toHaveCount(0);
  });

  test("is on paper", async ({ narrows, page }) => {
    await open(page, narrows.at("/p/payments"));
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("main .recharts-surface")).toHaveCount(0);
    await expect(chart(page, "processing").locator("[data-onset] span")).toBeVisible();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the server's charts have the onset", async ({ narrows, page }) => {
    await page.goto(narrows.at("/p/payments"));
    await expect(chart(page, "bytes").locator("[data-onset]")).toHaveText(ONSET);
    await expect(legend(page)).toContainText("Critical since");
  });
});

test("events are marked, merged where they would cover each other, and told", async ({
  narrows,
  page,
}) => {
  await open(page, narrows.at("/p/orders"));
  await expect(legend(page)).toContainText("No events are known in this window.");
  const before = await placeOf(chart(page, "bytes"));
  const at = Math.floor(Date.now() / MINUTE_MS - 5) * MINUTE_MS;
  const earlier = at - 20 * MINUTE_MS;
  await tellEvents(page, "orders", [
    { at, kind: "app-restart", text: "The Spark application was started again as app-2." },
    { at: earlier, kind: "batch-failed", text: "1 of 2 outputs failed: disk full" },
    { at: earlier + 1, kind: "settings-changed", text: "Settings: a 1 → 2." },
    { at: at - 10 * MINUTE_MS, kind: "verdict-changed", text: "Verdict: one → another" },
  ]);
  const bytes = chart(page, "bytes");
  await expect(bytes.locator("[data-mark]")).toHaveCount(2);
  await expect(bytes.locator("[data-mark=restart]")).toHaveCount(1);
  await expect(bytes.locator("[data-mark=several]")).toHaveText("2");
  await expect(legend(page)).toContainText(/batch failed.*settings changed.*restart/);
  expect(await placeOf(bytes)).toEqual(before);

  const plot = await bringIntoView(bytes.locator("[data-plot]"));
  const mark = await placeOf(bytes.locator("[data-mark=several]"));
  await page.mouse.move(mark.x + 3, plot.y + 60);
  const words = page.locator("main [data-words]").filter({ visible: true });
  await expect(words).toHaveText(
    /1 of 2 outputs failed: disk full\s+\d\d:\d\d Settings: a 1 → 2\./,
  );
  await page.mouse.move(mark.x - 60, plot.y + 60);
  await expect(words).toHaveCount(0);

  await expect(group(page)).toHaveAccessibleDescription(/restart at \d\d:\d\d/);
  await group(page).focus();
  const spoken = group(page).locator("[aria-live=polite]");
  const told = "The Spark application was started again as app-2. Put against get, bytes: put ";
  // The event is five minutes old, and a key goes back by a minute or less.
  await page.keyboard.press("End");
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("ArrowLeft");
    if ((await spoken.innerText()).includes(told)) break;
  }
  await expect(spoken).toContainText(told);
});

test("the first key reads the newest datapoint, not the unpublished end", async ({
  narrows,
  page,
}) => {
  await open(page, narrows.at("/p/orders"));
  await group(page).focus();
  await page.keyboard.press("ArrowLeft");
  const spoken = group(page).locator("[aria-live=polite]");
  await expect(spoken).toContainText(
    /^\d\d:\d\d(:\d\d)?\. Put against get, bytes: put \S+\s\S+B\/s, get \S+\s\S+B\/s/,
  );
  const first = await spoken.innerText();
  await page.keyboard.press("ArrowLeft");
  await expect(spoken).not.toHaveText(first);
  await expect(spoken).not.toContainText("put no data");
});

test("values stand beside their lines and do not cover each other", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders"));
  const bytes = chart(page, "bytes");
  const plot = await bringIntoView(bytes.locator("[data-plot]"));
  await page.mouse.move(plot.x + plot.width * 0.4, plot.y + 60);
  const [put, get] = ["putBytes", "getBytes"].map((name) =>
    bytes.locator(`[data-reading=${name}]`),
  );
  if (!put || !get) throw new Error("there are no labels");
  await expect(put).toHaveText(await bytes.locator("[data-value=putBytes]").innerText());
  const [a, b] = [await placeOf(put), await placeOf(get)];
  expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(a.height);
  await page.mouse.move(plot.x + plot.width * 0.4, plot.y - 300);
  await expect(put).toBeHidden();
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a tap holds a reading, from which the window is zoomed", async ({ narrows, page }) => {
    await open(page, narrows.at("/p/orders"));
    await expect(page.getByText("Tap a chart to hold a reading")).toBeVisible();
    const bytes = chart(page, "bytes");
    const plot = await bringIntoView(bytes.locator("[data-plot]"));
    const tap = (share: number) => page.touchscreen.tap(plot.x + plot.width * share, plot.y + 70);
    await tap(0.4);
    const time = bytes.locator("[data-time]");
    await expect(time).toBeVisible();
    const held = await time.innerText();
    // It outlasts a refresh.
    await page.waitForResponse(/\/api\/pipelines\/orders/);
    await expect(time).toHaveText(held);
    await tap(0.7);
    await expect(time).not.toHaveText(held);
    await page.keyboard.press("Escape");
    await expect(bytes).not.toHaveAttribute("data-pointed");

    await tap(0.5);
    await expect(bytes).toHaveAttribute("data-pointed");
    await bytes.getByRole("heading").tap();
    await expect(bytes).not.toHaveAttribute("data-pointed");

    await tap(0.5);
    await page.getByRole("button", { name: "Zoom in here" }).tap();
    await expect(page).toHaveURL(/from=\d{4}-.+Z&to=\d{4}-.+Z/);
    const query = new URL(page.url()).searchParams;
    const width = Date.parse(query.get("to") ?? "") - Date.parse(query.get("from") ?? "");
    expect(width).toBe(30 * MINUTE_MS);
    await expect(page.locator("main figure[data-pointed]")).toHaveCount(0);
  });
});
