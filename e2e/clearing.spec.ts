import { AxeBuilder } from "@axe-core/playwright";
import { placeOf } from "./page/in-view";
import { banner, headline, readWindow } from "./page/reading";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    pipelines: [
      {
        id: "mends",
        intervalMs: 1_000,
        slowUtilisation: 1.5,
        // Long enough that the page sees the queue drain, though time runs faster than it asks.
        troubles: [{ trouble: "slow", sinceMs: 15 * MINUTE_MS }],
      },
      { id: "fine", intervalMs: 2_000 },
    ],
    ownClock: true,
  },
});
test.describe.configure({ mode: "serial", timeout: 600_000 });

test("a past window shows the past conditions, not the present ones", async ({ narrows, page }) => {
  await page.goto(narrows.at("/p/mends?from=now-30m&to=now-1m"));
  const past = page.getByRole("region", { name: "What had to change" });
  await expect(past).toContainText(/then .*, rising .* a minute/);
  await expect(past).not.toContainText(/\bnow\b/);
});

for (const width of [390, 1366]) {
  test(`a shorter sentence about the backlog moves nothing, ${width} px wide`, async ({
    narrows,
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(narrows.at("/p/mends?from=now-30m&to=now-1m"));
    const sentence = page.locator("[data-clearing] > ul + p");
    await expect(sentence).toContainText("backlog");
    // The server's image was replaced by the charts.
    await expect(page.locator("main .recharts-surface").first()).toBeVisible();
    const below = page.getByRole("heading", { name: "Events" });
    const top = async () => (await placeOf(below)).y;
    const before = await top();
    await sentence.evaluate((element) => (element.textContent = "Nothing is left."));
    expect(await top()).toBe(before);
  });
}

test("shows what a fix must achieve, follows it, and disappears after it", async ({
  narrows,
  clock,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(narrows.at("/p/mends"));
  await expect(banner(page)).toContainText("Critical");
  const section = page.getByRole("region", { name: "What has to change" });
  const waits = section
    .getByRole("listitem")
    .filter({ hasText: "A batch waits at most its interval" });
  await expect(waits).toContainText(/○.*now ([3-9]|1\d) min.*, rising .* a minute/);
  await expect(section).toContainText(/batches take at most 103 % of their interval.*now 1\d\d %/i);
  await expect(section).toContainText("for 3 minutes (0 so far)");
  await expect(section).toContainText(/backlog of .* records does not shrink at the present rates/);
  // It is beside the banner and the charts, without scrolling.
  await expect(section).toBeInViewport({ ratio: 1 });
  const { violations } = await new AxeBuilder({ page }).include("[data-clearing]").analyze();
  expect(violations).toEqual([]);

  await narrows.demo.setTrouble("mends", "slow", false);
  await clock.fast(() =>
    expect(section).toContainText(
      /falling .* a minute, met in about .* is gone in about .*, at about \d\d:\d\d, at the present rates/,
      { timeout: 120_000 },
    ),
  );
  const { verdict } = await readWindow(narrows.product, "mends");
  expect(verdict.clearing?.backlog.shrinks).toBe(true);

  await clock.fast(() => expect(headline(page)).toHaveText(/^Keeping up/, { timeout: 450_000 }));
  await expect(section).toHaveCount(0);
});

test("is absent when there is nothing to clear", async ({ narrows, page }) => {
  await page.goto(narrows.at("/p/fine"));
  await expect(headline(page)).toHaveText(/^Keeping up/);
  await expect(page.getByRole("region", { name: "What has to change" })).toHaveCount(0);
});
