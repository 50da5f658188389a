import { hurry } from "./clock/hurry";
import { greenOn } from "./page/green-on";
import { asksAgain, banner, headline, source } from "./page/reading";
import { expect, test, watching } from "./setup/setup";
import { violations } from "./page/violations";

const MINUTE_MS = 60_000;

test.describe.configure({ timeout: 120_000 });

test("without data yet the page says so, and says for each source what it waits for", async ({
  setup,
  page,
}) => {
  const demo = await setup.demo({
    pastMs: 10 * MINUTE_MS,
    pipelines: [
      {
        id: "silent",
        troubles: (["cloudwatch-hangs", "spark-hangs", "kinesis-denied"] as const).map(
          (trouble) => ({ trouble, sinceMs: MINUTE_MS }),
        ),
      },
    ],
  });
  const product = await setup.product(watching(demo));
  await page.goto(product.at("/p/silent"));
  await expect(page.getByRole("heading", { name: "No data yet." })).toBeVisible();
  await expect(headline(page)).toHaveText(/^(Just started|Not enough data to judge)/);
  await expect(banner(page)).toContainText("Unknown");
  await expect(source(page, "CloudWatch")).toContainText("no answer yet");
  await expect(source(page, "Kinesis")).toContainText("failing");
  await expect(page).toHaveTitle(/^\? no data/);
  expect(await greenOn(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

for (const [how, stop] of [
  ["does not answer any more", "freeze"],
  ["is gone", "kill"],
] as const) {
  test(`the server ${how}: the page says how old its data are, is nowhere green, and recovers`, async ({
    setup,
    page,
  }) => {
    const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2_000 }] });
    const first = await setup.product(watching(demo));
    await first.isReady();
    await page.goto(first.at("/p/orders"));
    await expect(headline(page)).toHaveText(/^Keeping up/);
    await expect(banner(page)).toContainText("OK");
    // Otherwise the check for no green later would prove nothing.
    expect((await greenOn(page)).length).toBeGreaterThan(0);
    await page.waitForResponse(/\/api\/pipelines\/orders/);

    const stoppedAt = Date.now();
    if (stop === "freeze") first.freeze();
    else await first.end("SIGKILL");
    const notice = page.locator("main [data-stale-notice]");
    await expect(notice).toBeVisible({ timeout: 35_000 });
    // Fifteen seconds after the last good answer, which was at most one poll before the end.
    expect(Date.now() - stoppedAt).toBeGreaterThan(9_000);
    expect(Date.now() - stoppedAt).toBeLessThan(25_000);
    await expect(notice).toContainText("This picture is old.");
    await expect(notice).toContainText(/It shows \d\d:\d\d:\d\d, \d+(\.\d)? s ago\./);
    await expect(notice).toContainText(
      stop === "freeze" ? /did not answer|has not answered/ : "cannot be reached",
    );
    await expect(headline(page)).toHaveText(/^Keeping up/);
    await expect(banner(page)).toContainText("Was: OK");
    await expect(page).toHaveTitle(/^✕ no answer/);
    expect(await greenOn(page)).toEqual([]);
    const age = () => notice.innerText();
    const earlier = await age();
    await expect.poll(age).not.toBe(earlier);

    if (stop === "freeze") first.thaw();
    else await setup.product({ ...watching(demo), env: { PORT: String(first.port) } });
    await expect(notice).toBeHidden({ timeout: 30_000 });
    await expect(headline(page)).toHaveText(/^Keeping up/, { timeout: 30_000 });
    await expect(banner(page)).not.toContainText("Was:");
    expect((await greenOn(page)).length).toBeGreaterThan(0);
  });
}

test("a server that ends before the page's first request leaves a growing age, too", async ({
  setup,
  page,
}) => {
  const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2_000 }] });
  const product = await setup.product(watching(demo));
  await product.isReady();
  // Only the page itself ever arrives.
  await page.route("**/api/**", (route) => route.abort());
  await page.goto(product.at("/p/orders"));
  const notice = page.locator("main [data-stale-notice]");
  await expect(notice).toBeVisible({ timeout: 35_000 });
  await expect(notice).toContainText(/It shows \d\d:\d\d:\d\d, (1[5-9]|[2-9]\d) s ago\./);
  const earlier = await notice.innerText();
  await expect.poll(() => notice.innerText()).not.toBe(earlier);
  expect(await greenOn(page)).toEqual([]);
});

test.describe("addresses", () => {
  test("an unknown pipeline is a page that says so", async ({ narrows, page }) => {
    const response = await page.goto(narrows.at("/p/nope"));
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("main")).toContainText("There is no such pipeline");
    await page.getByRole("main").getByRole("link", { name: "See all pipelines" }).click();
    await expect(page.getByRole("main")).toContainText("orders");
  });

  test("an unknown page is a page that says so", async ({ narrows, page }) => {
    const response = await page.goto(narrows.at("/nowhere"));
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("main")).toContainText("There is no such page");
  });

  for (const [query, named] of [
    ["from=yesterday", /from: "yesterday" is not a time/],
    ["from=now-1h&to=now-2h", /from: .*must be earlier than to/],
  ] as const) {
    test(`?${query}: the wrong part is named, and the default is shown`, async ({
      narrows,
      page,
    }) => {
      await hurry(page, 10);
      const response = await page.goto(narrows.at(`/p/orders?${query}`));
      expect(response?.status()).toBe(200);
      const problem = page.getByRole("main").getByRole("alert");
      await expect(problem).toContainText(named);
      await expect(problem).toContainText("default window is shown");
      await expect(headline(page)).toHaveText(/^Keeping up/);
      // It stays the same while the page polls.
      await asksAgain(page);
      await expect(problem).toContainText(named);
      await expect(headline(page)).toHaveText(/^Keeping up/);
    });
  }

  test("an unknown zone is named, and the window stays as asked", async ({ narrows, page }) => {
    await page.goto(narrows.at("/p/orders?tz=Mars/Phobos&from=now-15m"));
    const problem = page.getByRole("main").getByRole("alert");
    await expect(problem).toHaveText(/^tz: "Mars\/Phobos" is no time zone;.*Your own zone is used/);
    await expect(problem).not.toContainText("window");
    await expect(page.getByRole("link", { name: "15 min" })).toHaveAttribute("aria-current", /./);
  });

  test("a wrong comparison is named by its own parameter", async ({ narrows, page }) => {
    await page.goto(narrows.at("/p/orders?compare=a,b"));
    const problem = page.getByRole("main").getByRole("alert");
    await expect(problem).toHaveText(/^compare: "a" is not a time, for example compare=/);
    await expect(page.getByRole("heading", { name: "What changed" })).toHaveCount(0);
  });

  test("an unknown theme is named, and the window stays as asked", async ({ narrows, page }) => {
    await page.goto(narrows.at("/p/orders?theme=pink&from=now-15m"));
    const problem = page.getByRole("main").getByRole("alert");
    await expect(problem).toHaveText(/^theme: neither light nor dark, for example theme=dark/);
    await expect(headline(page)).toHaveText(/^Keeping up/);
  });

  test("unknown parameters are ignored", async ({ narrows, page }) => {
    await page.goto(narrows.at("/p/orders?colour=mauve&from=now-15m"));
    await expect(headline(page)).toHaveText(/^Keeping up/);
    await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  });

  test("with one pipeline the overview redirects to it", async ({ narrows, page }) => {
    await page.goto(narrows.at("/?theme=dark"));
    await expect(page).toHaveURL(/\/p\/orders\?theme=dark$/);
  });
});
