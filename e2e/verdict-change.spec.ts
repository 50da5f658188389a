import { banner, headline } from "./page/reading";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    pipelines: [
      { id: "turns", name: "Turns slow", intervalMs: 1_000, slowUtilisation: 1.6 },
      {
        id: "heals",
        name: "Heals",
        intervalMs: 1_000,
        slowUtilisation: 1.25,
        troubles: [{ trouble: "slow", sinceMs: 3 * MINUTE_MS }],
      },
    ],
    ownClock: true,
  },
});
test.describe.configure({ mode: "serial", timeout: 420_000 });

test("a trouble changes the banner and the tab's title without a reload", async ({
  narrows,
  clock,
  page,
}) => {
  await page.goto(narrows.at("/p/turns"));
  await expect(headline(page)).toHaveText(/^Keeping up/);
  await expect(page).toHaveTitle(/^✓ keeping up · Turns slow/);
  await page.evaluate(() => Object.assign(window, { loadedOnce: true }));

  await narrows.demo.setTrouble("turns", "slow", true);
  await narrows.demo.setTrouble("heals", "slow", false);
  const switchedAt = clock.now();
  // The delay must rise over ten batches, and two of three evaluations, a minute apart, must agree.
  await clock.fast(() =>
    expect(headline(page)).toHaveText(/^Spark is too slow: batches take/, { timeout: 150_000 }),
  );
  await expect(page).toHaveTitle(/^⬣ processing too slow · Turns slow/);
  await expect(banner(page)).toContainText("Critical");
  await expect(banner(page)).toContainText("Bottleneck: the consumer (Spark)");
  expect(await page.evaluate(() => "loadedOnce" in window)).toBe(true);

  // The state began when the consumer became slow, not when the page noticed it.
  const since = banner(page).locator("time").first();
  const began = Date.parse((await since.getAttribute("datetime")) ?? "");
  expect(Math.abs(began - switchedAt)).toBeLessThan(3 * MINUTE_MS);
});

test("the overview follows too, worst first", async ({ narrows, page }) => {
  await page.goto(narrows.at("/"));
  const names = page.getByRole("main").getByRole("listitem").getByRole("heading", { level: 2 });
  await expect(names.first()).toHaveText(/^Turns slow/);
  // The other one is about to recover, or has recovered.
  await expect(page).toHaveTitle(/^⬣ [12] critical/);
});

test("after the trouble the banner recovers, again without a reload", async ({
  narrows,
  clock,
  page,
}) => {
  await page.goto(narrows.at("/p/heals"));
  await page.evaluate(() => Object.assign(window, { loadedOnce: true }));
  // The recovery is in five minutes of utilisation, and three clear evaluations must follow them.
  await clock.fast(() => expect(headline(page)).toHaveText(/^Keeping up/, { timeout: 400_000 }));
  await expect(page).toHaveTitle(/^✓ keeping up · Heals/);
  await expect(banner(page)).toContainText("Bottleneck: none");
  expect(await page.evaluate(() => "loadedOnce" in window)).toBe(true);
});
