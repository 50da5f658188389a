import type { Page } from "@playwright/test";
import { expect, test, watching } from "./setup/setup";
import { violations } from "./page/violations";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    pipelines: [
      { id: "orders", intervalMs: 2_000 },
      { id: "clicks", intervalMs: 2_000, troubles: [{ trouble: "slow", sinceMs: 10 * MINUTE_MS }] },
      {
        id: "payments",
        intervalMs: 2_000,
        region: "eu-west-2",
        troubles: [
          { trouble: "write-limit", sinceMs: 20 * MINUTE_MS },
          { trouble: "leases-denied", sinceMs: 0 },
        ],
      },
    ],
  },
});

const PHONE = { width: 390, height: 844 };

/** What the page must show, so that an error page does not pass. */
const PAGES: readonly (readonly [name: string, path: string, shows: string])[] = [
  ["the overview, light", "/?theme=light", "payments"],
  ["the overview, dark", "/?theme=dark", "payments"],
  ["a calm pipeline, light", "/p/orders?theme=light", "Keeping up"],
  ["a calm pipeline, dark", "/p/orders?theme=dark", "Keeping up"],
  ["a critical pipeline, light", "/p/clicks?theme=light", "Spark is too slow"],
  ["a critical pipeline, dark", "/p/clicks?theme=dark", "Spark is too slow"],
  ["a pipeline with a source that fails", "/p/payments", "AWS denies Scan"],
  ["a window of the past", "/p/clicks?from=now-2h&to=now-30m", "As of"],
  ["a bad range", "/p/orders?from=yesterday", "default window is shown"],
  ["an unknown pipeline", "/p/nope", "There is no such pipeline"],
  ["an unknown page", "/nowhere", "There is no such page"],
];

for (const [name, path, shows] of PAGES) {
  test(`${name} meets WCAG AA`, async ({ narrows, page }) => {
    await page.goto(narrows.at(path));
    await expect(page.getByRole("main")).toContainText(shows);
    expect(await violations(page)).toEqual([]);
  });
}

for (const [path, shows] of [
  ["/", "payments"],
  ["/p/clicks?theme=light", "Spark is too slow"],
  ["/p/clicks?theme=dark", "Spark is too slow"],
] as const) {
  test(`${path} meets WCAG AA at phone width, without scrolling sideways`, async ({
    narrows,
    page,
  }) => {
    await page.setViewportSize(PHONE);
    await page.goto(narrows.at(path));
    await expect(page.getByRole("main")).toContainText(shows);
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });
}

test("a page with old data meets WCAG AA too", async ({ setup, page }) => {
  const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2_000 }] });
  const product = await setup.product(watching(demo));
  await product.isReady();
  await page.goto(product.at("/p/orders"));
  await expect(page.getByRole("main")).toContainText("Keeping up");
  await product.end("SIGKILL");
  await expect(page.getByRole("main")).toContainText("This picture is old.", { timeout: 30_000 });
  expect(await violations(page)).toEqual([]);
});

test("the tables behind the charts meet WCAG AA when opened", async ({ narrows, page }) => {
  await page.goto(narrows.at("/p/orders"));
  const tables = page.getByRole("main").locator("figure details > summary");
  for (const summary of await tables.all()) await summary.click();
  await expect(page.getByRole("main").getByRole("table").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

/** What is opened on a page, and what must be visible then. */
const OPENED: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  [
    "the list of keys",
    async (page) => {
      await page.getByRole("button", { name: "Keys" }).click();
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    },
  ],
  [
    "the form for another window",
    async (page) => {
      await page.getByText("Other…").click();
      await expect(page.getByLabel("From")).toBeVisible();
    },
  ],
  [
    "the menu of exports",
    async (page) => {
      await page.getByText("Export", { exact: true }).click();
      await expect(page.getByRole("link", { name: /CSV/ })).toBeVisible();
    },
  ],
  [
    "the crosshair",
    async (page) => {
      await page.getByRole("group", { name: "Put against get" }).focus();
      await page.keyboard.press("End");
      await expect(page.locator("main figure[data-pointed]").first()).toBeVisible();
    },
  ],
];

for (const [name, open] of OPENED) {
  for (const theme of ["light", "dark"]) {
    test(`${name} meets WCAG AA when it is open, ${theme}`, async ({ narrows, page }) => {
      await page.goto(narrows.at(`/p/orders?theme=${theme}`));
      await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
      await open(page);
      expect(await violations(page)).toEqual([]);
    });
  }
}

test("marks that only have a colour remain when the system forces its own colours", async ({
  narrows,
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(narrows.at("/p/clicks"));
  const drawn = page.locator(
    "[aria-labelledby=delay-title] [data-colour], [aria-labelledby=timeline-title] li",
  );
  await expect(drawn.first()).toBeVisible();
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const grounds = await drawn.evaluateAll((parts) =>
    parts.map(
      (part) => getComputedStyle(part.querySelector("[class*=swatch]") ?? part).backgroundColor,
    ),
  );
  expect(grounds).not.toContain(ground);
  await expect(page.locator("#verdict")).toHaveCSS("border-top-style", "solid");
  expect(await violations(page)).toEqual([]);
});

for (const path of ["/?theme=dark", "/p/clicks?theme=dark", "/p/payments"]) {
  test(`${path} meets WCAG AA on paper, and nothing is cut off`, async ({ narrows, page }) => {
    await page.goto(narrows.at(path));
    await expect(page.locator("#verdict")).toBeVisible();
    // The width of A4 between its margins.
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("main .recharts-surface")).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    if (path.startsWith("/p/"))
      await expect(page.locator("[data-printed]")).toHaveText(
        /\d{4}, \d\d:\d\d to .* as known at \d\d:\d\d\. http:\/\/.*\/p\/\w+\?from=.+Z&to=.+Z/,
      );
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(718);
  });
}
