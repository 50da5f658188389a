import type { Locator, Page } from "@playwright/test";
import { bringIntoView } from "./page/in-view";
import { readWindow } from "./page/reading";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    pipelines: [
      { id: "orders", intervalMs: 2_000 },
      { id: "clicks", intervalMs: 2_000, troubles: [{ trouble: "slow", sinceMs: 10 * MINUTE_MS }] },
    ],
  },
});

const chart = (page: Page, id: string): Locator => page.locator(`main figure[data-chart=${id}]`);
const charts = (page: Page): Locator => page.getByRole("group", { name: "Put against get" });

/** The page with its charts drawn by the browser and its keys active. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator("main .recharts-surface").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
}

test("the table behind a chart holds the API's numbers", async ({ narrows, page }) => {
  // A window of the past: both cover the same minutes at any time.
  const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 10 * MINUTE_MS;
  const query = `?from=${to - 30 * MINUTE_MS}&to=${to}`;
  const { series } = await readWindow(narrows.product, "orders", query);
  await open(page, narrows.at(`/p/orders${query}`));
  await chart(page, "bytes").locator("summary").click();
  const rows = chart(page, "bytes").locator("tbody tr");
  await expect(rows).toHaveCount(series.putBytes.points.length);
  for (const row of await rows.all()) {
    const at = Date.parse((await row.locator("time").getAttribute("datetime")) ?? "");
    const [put, get] = await row.locator("td").allInnerTexts();
    expect(bytes(put)).toBeCloseTo(valueAt(series.putBytes.points, at) / 1e5, 1);
    expect(bytes(get)).toBeCloseTo(valueAt(series.getBytes.points, at) / 1e5, 1);
  }
});

test("the page's code takes over the charts that the server has drawn", async ({
  narrows,
  page,
}) => {
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const drawn = [...document.querySelectorAll("main figure[data-chart]")];
      Object.assign(window, { kept: () => drawn.map(({ isConnected }) => isConnected) });
    });
  });
  // The order of a past window's charts stays.
  const to = Math.floor(Date.now() / MINUTE_MS - 5) * MINUTE_MS;
  for (const minutes of [20, 30, 40]) {
    await open(page, narrows.at(`/p/orders?from=${to - minutes * MINUTE_MS}&to=${to}`));
    await bringIntoView(chart(page, "records"));
    await expect(chart(page, "records").locator(".recharts-surface")).toBeVisible();
    expect(await page.evaluate("kept()")).toEqual(Array.from({ length: 12 }, () => true));
  }
});

test("keys move the crosshair, which shows the values of all charts", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders"));
  await charts(page).focus();
  await page.keyboard.press("End");
  const spoken = charts(page).locator("[aria-live=polite]");
  await expect(spoken).toContainText(/^\d\d:\d\d(:\d\d)?\. Put against get, bytes: put /);
  const newest = await spoken.innerText();
  await page.keyboard.press("PageUp");
  await expect(spoken).not.toHaveText(newest);
  await expect(chart(page, "bytes").locator("[data-value=putBytes]")).toHaveText(/iB\/s$/);
  await expect(chart(page, "bytes")).toHaveAttribute("data-pointed", "");
  await bringIntoView(chart(page, "scheduling"));
  await expect(chart(page, "scheduling")).toHaveAttribute("data-pointed", "");
  await page.keyboard.press("Escape");
  await expect(page.locator("main figure[data-pointed]")).toHaveCount(0);
});

test("charts of batches say why they end before the present", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/clicks?from=now-15m"));
  for (const [id, words] of [
    ["processing", /^batches after \d\d:\d\d have not ended yet$/],
    ["scheduling", /^batches after \d\d:\d\d have not begun yet$/],
  ] as const)
    await expect(chart(page, id).locator("[data-waiting]")).toHaveText(words);
  await expect(page.locator("main [data-waiting]")).toHaveCount(2);
  await open(page, narrows.at("/p/orders?from=now-15m"));
  await expect(page.locator("main [data-waiting]")).toHaveCount(0);
});

test("evidence links to the chart that shows it", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/clicks"));
  const row = page.getByRole("row").filter({ hasText: "processing too slow" });
  await expect(row).toContainText(/scheduling delay .+ batches queued/);
  await row.click();
  await expect(chart(page, "scheduling")).toBeFocused();
  await expect(chart(page, "scheduling")).toBeInViewport();
  await expect(chart(page, "scheduling")).toHaveAttribute("data-found", "");
  await expect(chart(page, "scheduling")).not.toHaveAttribute("data-found", "");
  await row.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(chart(page, "scheduling")).toBeFocused();
});

test("one list says with numbers what would change the verdict", async ({ narrows, page }) => {
  const outlook = page.getByRole("region", { name: "What would change this verdict" });
  const clearing = page.getByRole("region", { name: "What has to change" });
  await open(page, narrows.at("/p/orders"));
  await expect(outlook).toContainText(/Nearest: at risk: utilisation of Spark at .+, its limit at/);
  await expect(clearing).toHaveCount(0);
  await open(page, narrows.at("/p/clicks"));
  await expect(clearing).toContainText("A batch waits at most its interval");
  await expect(outlook).toHaveCount(0);
});

test("keys move along the timeline, and Enter opens one span", async ({ narrows, page }) => {
  // No longer than a driver's list of batches: before it the verdict is unknown.
  await open(page, narrows.at("/p/clicks?from=now-25m"));
  const spans = page.getByRole("region", { name: "Verdicts of this window" }).getByRole("button");
  // The past is evaluated after the present.
  await expect(spans.first()).toHaveAccessibleName(/^OK: keeping up, \d\d:\d\d to \d\d:\d\d \(/, {
    timeout: 60_000,
  });
  await expect(spans.last()).toHaveAccessibleName(/^Critical: processing too slow, .+ Bottleneck:/);
  await spans.last().focus();
  await page.keyboard.press("Home");
  await expect(spans.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=\d{4}-.+&to=\d{4}-/);
  await expect(page.locator("main #verdict")).toContainText("the end of this window; not of now");
  await page.goBack();
  await expect(page).toHaveURL(/from=now-25m$/);
  await expect(page.locator("main #verdict")).not.toContainText("not of now");
});

test("? lists the keys; in a field it is a question mark", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders"));
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await expect(dialog).toContainText("Go to the evidence");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByText("Other…").click();
  await page.getByLabel("From").fill("");
  await page.getByLabel("From").press("?");
  await expect(page.getByLabel("From")).toHaveValue("?");
  await expect(dialog).toBeHidden();
});

test("single keys choose windows and navigate", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders"));
  await page.keyboard.press("3");
  await expect(page).toHaveURL(/from=now-6h&to=now/);
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/from=\d{4}-.+Z&to=\d{4}-/);
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/p\/orders$/);
  await page.keyboard.press("g");
  await expect(charts(page)).toBeFocused();
  await page.keyboard.press("v");
  await expect(page.locator("#verdict")).toBeFocused();
});

test("dragging over any chart zooms all, and Back zooms out", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders"));
  const plot = await bringIntoView(chart(page, "records").locator("[data-plot]"));
  const y = plot.y + plot.height / 2;
  await page.mouse.move(plot.x + plot.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.6, y, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{4}-.+Z&to=\d{4}-.+Z/);
  const query = new URL(page.url()).searchParams;
  const width = Date.parse(query.get("to") ?? "") - Date.parse(query.get("from") ?? "");
  expect(width / MINUTE_MS).toBeGreaterThan(15);
  expect(width / MINUTE_MS).toBeLessThan(25);
  await expect(page.locator("main")).toContainText("the end of this window; not of now");
  await page.goBack();
  await expect(page).toHaveURL(/\/p\/orders$/);
  await expect(page.locator("main")).not.toContainText("not of now");
});

test("Escape ends a drag: nothing is zoomed", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders"));
  const plot = await bringIntoView(chart(page, "bytes").locator("[data-plot]"));
  const y = plot.y + plot.height / 2;
  await page.mouse.move(plot.x + plot.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.6, y, { steps: 5 });
  await expect(chart(page, "bytes")).toHaveAttribute("data-pointed", "");
  await page.keyboard.press("Escape");
  await page.mouse.move(plot.x + plot.width * 0.7, y);
  await page.mouse.up();
  await expect(page).toHaveURL(/\/p\/orders$/);
});

test("Escape closes what is open and gives the focus back", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders"));
  for (const name of ["Other…", "Export"]) {
    const summary = page.getByText(name, { exact: true });
    await summary.click();
    await expect(page.locator("nav details[open]")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(page.locator("nav details[open]")).toHaveCount(0);
    await expect(summary).toBeFocused();
  }
});

test("the chart of receivers, slots and shards shows them over time", async ({ narrows, page }) => {
  const { series } = await readWindow(narrows.product, "orders");
  await open(page, narrows.at("/p/orders"));
  const capacity = chart(page, "capacity");
  for (const name of ["activeReceivers", "openShards", "freeSlots"] as const) {
    const newest = series[name].points.at(-1)?.[1];
    expect(newest).toBeGreaterThan(0);
    await expect(capacity.locator(`[data-value=${name}]`)).toHaveText(String(newest));
  }
  await bringIntoView(capacity);
  // The count is a horizontal step for as long as it holds.
  await expect(capacity.locator(".recharts-surface path[data-colour=shards]")).toHaveAttribute(
    "d",
    /^M[\d.]+,[\d.]+H[\d.]+$/,
  );
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true });

  test("a move over a chart reads values, holds the last one, and zooms nothing", async ({
    narrows,
    page,
  }) => {
    await open(page, narrows.at("/p/orders"));
    const plot = await bringIntoView(chart(page, "bytes").locator("[data-plot]"));
    const finger = await page.context().newCDPSession(page);
    const at = (share: number) => [{ x: plot.x + plot.width * share, y: plot.y + plot.height / 2 }];
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", share?: number) =>
      finger.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: share === undefined ? [] : at(share),
      });
    await touch("touchStart", 0.3);
    for (const share of [0.35, 0.45, 0.6]) await touch("touchMove", share);
    await expect(chart(page, "bytes")).toHaveAttribute("data-pointed", "");
    await touch("touchEnd");
    await expect(chart(page, "bytes")).toHaveAttribute("data-pointed", "");
    await expect(page).toHaveURL(/\/p\/orders$/);
  });
});

test("the copied link has this window in absolute times", async ({ narrows, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, narrows.at("/p/orders?theme=dark"));
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Copied, with this window")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/p\/orders\?from=\d{4}-[^&]+Z&to=\d{4}-[^&]+Z&theme=dark$/);
});

test("the tab's only icon is the verdict's shape", async ({ narrows, page }) => {
  const icon = async (path: string) => {
    await open(page, narrows.at(path));
    const icons = page.locator('link[rel~="icon"]');
    await expect(icons).toHaveCount(1);
    return icons.getAttribute("href");
  };
  const calm = await icon("/p/orders");
  expect(calm).toMatch(/^data:image\/svg\+xml,/);
  expect(await icon("/p/clicks")).not.toBe(calm);
});

function valueAt(points: readonly (readonly [number, number | null])[], at: number): number {
  return points.find(([start]) => start === at)?.[1] ?? Number.NaN;
}

/** The value of `880 KiB/s` in units of 100 kB/s: coarse enough to ignore the page's rounding. */
function bytes(words = ""): number {
  const [number = "", unit = ""] = words.split(/ (?=\S+$)/);
  const sizes: Record<string, number> = { "B/s": 1, "KiB/s": 1024, "MiB/s": 1024 ** 2 };
  return (Number(number.replaceAll(/\s/g, "")) * (sizes[unit] ?? Number.NaN)) / 1e5;
}
