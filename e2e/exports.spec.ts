import type { PublicWindow } from "@/lib/contract/public-window";
import { readWindow } from "./page/reading";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    pipelines: [
      { id: "orders", intervalMs: 2_000, troubles: [{ trouble: "slow", sinceMs: 20 * MINUTE_MS }] },
    ],
  },
});

/** A window of the past: its answer is the same each time. */
function pastWindow(): { readonly from: number; readonly to: number; readonly query: string } {
  const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 5 * MINUTE_MS;
  const from = to - 30 * MINUTE_MS;
  return { from, to, query: `?from=${from}&to=${to}` };
}

const iso = (at: number): string => new Date(at).toISOString();

test("the JSON is the API's answer, with the facts needed to read it later", async ({
  narrows,
}) => {
  const { from, to, query } = pastWindow();
  const response = await fetch(narrows.at(`/api/pipelines/orders/export.json${query}`));
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename="narrows-orders-[\w-]+\.json"$/,
  );
  // Each field is checked below.
  const file = (await response.json()) as PublicWindow & {
    narrows: { version: string; generatedAt: string; historyDays: number };
    addresses: { page: string };
  };
  const answer = await readWindow(narrows.product, "orders", `${query}&points=1000`);
  expect(file.window).toMatchObject({ from, to, live: false });
  expect(file.verdict).toMatchObject({ ...answer.verdict });
  expect(file.window).toMatchObject({ fromIso: iso(from), toIso: iso(to) });
  expect(file.series.putBytes).toEqual(answer.series.putBytes);
  expect(file.series.processingTime).toEqual(answer.series.processingTime);
  expect(file.narrows).toMatchObject({ version: expect.any(String), historyDays: 30 });
  expect(Math.abs(Date.parse(file.narrows.generatedAt) - Date.now())).toBeLessThan(MINUTE_MS);
  expect(file.addresses.page).toBe(
    narrows.at(`/p/orders?from=${encodeURIComponent(iso(from))}&to=${encodeURIComponent(iso(to))}`),
  );
});

test("the summary says what was wrong, in the reader's zone, and links back", async ({
  narrows,
  page,
}) => {
  const { from, to, query } = pastWindow();
  const response = await fetch(
    narrows.at(`/api/pipelines/orders/export.md${query}&tz=Asia/Kolkata`),
  );
  expect(response.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  const text = await response.text();
  expect(text).toMatch(/^# orders: Spark is too slow: batches take/);
  expect(text).toContain("**Critical: processing too slow** since ");
  expect(text).toContain(`- Window: ${iso(from).slice(0, 10)} ${iso(from).slice(11, 19)} UTC to `);
  expect(text).toContain("- In Asia/Kolkata: ");
  expect(text).toMatch(/\| iterator age \| .+ \| .+ \| .+ \|/);
  expect(text).toContain("## Advice");
  expect(text).not.toMatch(/undefined|NaN|\[object/);
  const link = /- This window, as it was: <([^>]+)>/.exec(text)?.[1] ?? "";
  await page.goto(link);
  await expect(page.locator("main #headline")).toHaveText(/^Spark is too slow: batches take/);
  await expect(page.locator("main #verdict")).toContainText("not of now");
  expect(new URL(page.url()).searchParams.get("to")).toBe(iso(to));
});

test("the menu leads to all of them by keyboard", async ({ narrows, page }) => {
  const { query } = pastWindow();
  await page.goto(narrows.at(`/p/orders${query}&tz=Asia/Kolkata`));
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("x");
  const summary = page.getByRole("link", { name: "Summary (Markdown)" });
  await expect(summary).toBeFocused();
  for (const name of ["Series (CSV)", "Everything (JSON)"]) {
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name })).toBeFocused();
  }
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("o");
  await expect(page.getByLabel("Range")).toBeFocused();
  await expect(summary).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Range")).toBeHidden();
  await page.keyboard.press("x");
  await expect(summary).toBeFocused();
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^narrows-orders-\d{4}-.+\.md$/);
  expect(file.url()).toContain("tz=Asia%2FKolkata");
});

test("without JavaScript the menu is plain links", async ({ narrows, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(narrows.at("/p/orders"));
  await page.getByText("Export", { exact: true }).click();
  const href = await page.getByRole("link", { name: "Everything (JSON)" }).getAttribute("href");
  const response = await fetch(narrows.at(href ?? ""));
  expect(response.status).toBe(200);
  await context.close();
});
