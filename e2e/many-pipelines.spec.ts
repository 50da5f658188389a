import { expect, test, watching } from "./setup/setup";
import { violations } from "./page/violations";

const MINUTE_MS = 60_000;

test("two hundred pipelines are counted by severity, worst first, and selected by keys", async ({
  setup,
  clock,
  page,
}) => {
  // Two hundred take long on a busy machine: their clock waits for it, and so does this test.
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
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(product.at("/"));
  const rows = page.getByRole("main").locator("#verdict tbody tr");
  await expect(rows).toHaveCount(200);
  // A busy machine needs time to poll and evaluate two hundred.
  await expect(rows.first()).toContainText("p150", { timeout: 120_000 });
  await expect(page.getByRole("list", { name: "Severities" })).toContainText("1 Critical");
  // One line each: at least a tenth of them fit on the first screen.
  await expect(rows.nth(19)).toBeInViewport();
  await rows.first().getByRole("link").focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1).getByRole("link")).toBeFocused();
  // Only pipelines with a trouble have a chart of their past.
  await expect(rows.locator("svg[preserveAspectRatio=none]")).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await page.goto(product.at("/?theme=dark"));
  await expect(rows).toHaveCount(200);
  expect(await violations(page)).toEqual([]);
});
