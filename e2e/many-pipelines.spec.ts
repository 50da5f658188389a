import { expect, test, watching } from "./setup/setup";
import { violations } from "./page/violations";

const MINUTE_MS = 60_000;

test("two hundred pipelines are counted by severity, worst first, and walked by keys", async ({
  setup,
  clock,
  page,
}) => {
  // Two hundred are much work for a machine that is busy: their clock waits for it, and so does this.
  test.setTimeout(400_000);
  const demo = await setup.demo({
    now: clock.now,
    pastMs: 20 * MINUTE_MS,
    pipelines: Array.from({ length: 200 }, (_, i) => ({
      id: `p${i}`,
      ...(i === 150 && { troubles: [{ trouble: "slow" as const, sinceMs: 10 * MINUTE_MS }] }),
    })),
  });
  const product = await setup.product({ ...watching(demo), clock });
  await product.isReady();
  await page.goto(product.at("/"));
  const rows = page.getByRole("main").locator("#verdict > li");
  await expect(rows).toHaveCount(200);
  // A busy machine needs its time to ask for two hundred, and to judge them.
  await expect(rows.first()).toContainText("p150", { timeout: 120_000 });
  await expect(page.getByRole("list", { name: "Severities" })).toContainText("1 Critical");
  // A line each: a tenth of them on the first screen at least.
  await expect(rows.nth(19)).toBeInViewport();
  await rows.first().getByRole("link").focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1).getByRole("link")).toBeFocused();
  // Only those in trouble draw their past.
  await expect(rows.locator("svg[preserveAspectRatio=none]")).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await page.goto(product.at("/?theme=dark"));
  await expect(rows).toHaveCount(200);
  expect(await violations(page)).toEqual([]);
});
