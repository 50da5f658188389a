import { AxeBuilder } from "@axe-core/playwright";
import type { ComparisonAnswer } from "@/lib/contract/comparison";
import { bringIntoView, placeOf } from "./page/in-view";
import { readWindow } from "./page/reading";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;
/** How long before the start the trouble began. */
const SINCE_MS = 20 * MINUTE_MS;

test.use({
  shared: {
    pipelines: [
      {
        id: "slow",
        intervalMs: 5_000,
        slowUtilisation: 1.4,
        troubles: [{ trouble: "slow", sinceMs: SINCE_MS }],
      },
    ],
  },
});

const iso = (at: number) => new Date(at).toISOString();

test("a drag over the bad span with Shift shows what changed most, and what changed first", async ({
  narrows,
  page,
}) => {
  const { now } = await readWindow(narrows.product, "slow");
  await page.goto(narrows.at(`/p/slow?from=${iso(now - 50 * MINUTE_MS)}&to=${iso(now)}`));
  // Lazy charts react to the pointer only after they are loaded.
  await expect(page.locator("main .recharts-surface").first()).toBeVisible();
  const plot = page.locator('[data-chart="scheduling"] [data-plot] > div').last();
  const box = await bringIntoView(plot);
  const at = (minutesAgo: number) => box.x + box.width * (1 - minutesAgo / 50);
  const y = box.y + box.height / 2;
  await page.keyboard.down("Shift");
  await page.mouse.move(at(24), y);
  await page.mouse.down();
  await page.mouse.move(at(10), y, { steps: 5 });
  await page.mouse.move(at(4), y, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up("Shift");

  await expect(page).toHaveURL(/compare=/);
  // The window is the one that was shown.
  expect(new URL(page.url()).searchParams.get("from")).toBe(iso(now - 50 * MINUTE_MS));
  const panel = page.getByRole("region", { name: "What changed", exact: true });
  const table = panel.getByRole("table");
  await expect(table.getByRole("row").nth(1)).toContainText(/delay|queued/);
  await expect(table).toContainText("processing time");
  await expect(panel).toContainText(/Moved first: Processing time rose at \d\d:\d\d/);
  await expect(panel).toContainText(/Not changed: .*put, in bytes/);
  await expect(panel).toContainText("No restart, reshard or change of settings lies in it.");
  await expect(panel.getByRole("heading", { name: "What changed" })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations).toEqual([]);

  // The URL has the result: every visitor sees the same.
  await page.reload();
  await expect(table.getByRole("row").nth(1)).toContainText(/delay|queued/);
  await panel.getByRole("link", { name: "Close" }).click();
  await expect(panel).toHaveCount(0);
  await page.goBack();
  await expect(panel).toHaveCount(1);
});

test("a plain drag zooms as before", async ({ narrows, page }) => {
  await page.goto(narrows.at("/p/slow"));
  await expect(page.locator("main .recharts-surface").first()).toBeVisible();
  const plot = page.locator('[data-chart="scheduling"] [data-plot] > div').last();
  const box = await bringIntoView(plot);
  await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + 40, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.*to=/);
  expect(page.url()).not.toContain("compare");
});

test("keys compare the window that is shown, and the verdict's own span", async ({
  narrows,
  page,
}) => {
  await page.goto(narrows.at("/p/slow"));
  await expect(page.getByRole("link", { name: "In this window" })).toBeVisible();
  await page.getByRole("button", { name: "Keys" }).waitFor();
  const panel = page.getByRole("region", { name: "What changed", exact: true });
  await page.keyboard.press("Shift+W");
  await expect(panel.getByRole("table")).toContainText("scheduling delay");
  const since = new URL(page.url()).searchParams.get("compare")?.split(",")[0] ?? "";
  expect(Math.abs(Date.parse(since) - (narrows.product.startedAt - SINCE_MS))).toBeLessThan(
    4 * MINUTE_MS,
  );
  await page.keyboard.press("w");
  await expect(page).not.toHaveURL(new RegExp(encodeURIComponent(since)));
  await expect(panel).toContainText("against");
});

test.describe("what changed first", () => {
  test("comes with the window and with the first HTML, once for all windows", async ({
    narrows,
  }) => {
    const { verdict, changes } = await readWindow(narrows.product, "slow");
    expect(changes).toMatchObject({ since: verdict.since, state: "before" });
    expect(changes?.first[0]).toMatchObject({ series: "processingTime", direction: "rose" });
    const other = await readWindow(narrows.product, "slow", "?from=now-3h&points=100");
    // Made once a minute: at most one minute has passed since.
    expect((other.changes?.span.to ?? 0) - (changes?.span.to ?? 0)).toBeLessThan(2 * MINUTE_MS);
    expect(other.changes?.first.map(({ at }) => at)).toEqual(changes?.first.map(({ at }) => at));
    const html = await (await fetch(narrows.at("/p/slow"))).text();
    const panel = /<section[^>]*data-onset.*?<\/section>/s.exec(html)?.[0] ?? "";
    expect(panel).toContain("processing time");
    expect(panel).toContain("first");
  });

  test("is shown of a past window, up to that window's end", async ({ narrows }) => {
    const { now, verdict } = await readWindow(narrows.product, "slow");
    const to = now - 5 * MINUTE_MS;
    const past = await readWindow(
      narrows.product,
      "slow",
      `?from=${now - 40 * MINUTE_MS}&to=${to}`,
    );
    expect(past.changes?.span.to).toBeLessThanOrEqual(to);
    expect(Math.abs((past.changes?.since ?? 0) - (verdict.since ?? 0))).toBeLessThan(MINUTE_MS);
  });

  test("leads to the whole comparison of its span, and has one height", async ({
    narrows,
    page,
  }) => {
    await page.goto(narrows.at("/p/slow"));
    await page.getByRole("button", { name: "Keys" }).waitFor();
    const panel = page.getByRole("region", { name: /^What changed since \d\d:\d\d$/ });
    await expect(panel.getByRole("listitem").first()).toContainText(
      /\d\d:\d\d.*processing time first/,
    );
    const { height } = await placeOf(panel);
    await page.route("**/api/pipelines/slow*", async (route) => {
      const answer = await route.fetch();
      const { changes: _gone, ...rest } = JSON.parse(await answer.text()) as Record<
        string,
        unknown
      >;
      await route.fulfill({ response: answer, json: rest });
    });
    await expect(panel).toContainText("Not compared yet.");
    expect((await placeOf(panel)).height).toBe(height);
    await page.unroute("**/api/pipelines/slow*");
    await panel.getByRole("link", { name: "All changes" }).click();
    await expect(page).toHaveURL(/compare=/);
    const whole = page.getByRole("region", { name: "What changed", exact: true });
    await expect(whole.getByRole("table")).toContainText("× its usual spread");
  });
});

test.describe("the API", () => {
  test("compares with a given baseline", async ({ narrows }) => {
    const { now } = await readWindow(narrows.product, "slow");
    const ago = (minutes: number) => now - minutes * MINUTE_MS;
    const query = `from=${ago(15)}&to=${ago(5)}&baselineFrom=${ago(60)}&baselineTo=${ago(25)}`;
    const response = await fetch(narrows.at(`/api/pipelines/slow/compare?${query}`));
    // The API is ours.
    const { comparison } = (await response.json()) as ComparisonAnswer;
    expect(comparison.baseline).toEqual({ from: ago(60), to: ago(25) });
    expect(comparison.changes.map(({ series }) => series)).toContain("schedulingDelay");
    expect(comparison.unchanged).toContain("putBytes");
  });

  for (const [query, parameter] of [
    ["from=soon", "from"],
    ["from=now-1h&to=now&baselineFrom=soon", "baselineFrom"],
    ["from=now-1h&to=now&baselineTo=now-30m", "baselineTo"],
  ] as const) {
    test(`says what is wrong with ${query}`, async ({ narrows }) => {
      const response = await fetch(narrows.at(`/api/pipelines/slow/compare?${query}`));
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toContain("application/problem+json");
      const problem: unknown = await response.json();
      expect(problem).toMatchObject({ parameter, detail: expect.stringContaining(parameter) });
    });
  }

  test("says that there are too few data to compare", async ({ narrows }) => {
    const query = "from=now-4m&to=now-1m";
    const response = await fetch(narrows.at(`/api/pipelines/slow/compare?${query}`));
    const { comparison } = (await response.json()) as ComparisonAnswer; // as above
    expect(comparison.tooLittle.map(({ series }) => series)).toContain("putBytes");
  });

  test("refuses unknown pipelines", async ({ narrows }) => {
    expect((await fetch(narrows.at("/api/pipelines/nope/compare"))).status).toBe(404);
  });
});
