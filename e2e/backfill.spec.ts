import { readWindow } from "./page/reading";
import { expect, test, watching } from "./setup/setup";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test.describe.configure({ timeout: 150_000 });

/** Five to four hours ago: before the data that are read at the start. */
function oldWindow(): string {
  const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 4 * HOUR_MS;
  return `?from=${to - HOUR_MS}&to=${to}`;
}

test("a window from before the start is filled from CloudWatch, once", async ({ setup, page }) => {
  const demo = await setup.demo({
    pipelines: [{ id: "orders", intervalMs: 10_000 }],
    pastMs: 6 * HOUR_MS,
  });
  const product = await setup.product(watching(demo));
  await product.isReady();
  const query = oldWindow();
  await page.goto(product.at(`/p/orders${query}`));
  const covers = page.getByRole("status", { name: "What is known of this window" });
  // It appears by itself, and says what is no longer available.
  await expect(covers).toContainText("was fetched from CloudWatch.", {
    timeout: 30_000,
  });
  await expect(covers).toContainText("Only CloudWatch's minutes are known.");
  await expect(
    page.locator("main figure[data-chart=bytes] svg path[class*=line]").first(),
  ).toBeVisible();
  const { series, verdict, coverage } = await readWindow(product, "orders", query);
  expect(series.putBytes.points.filter(([, value]) => value !== null)).toHaveLength(60);
  expect(series.processingTime.points).toEqual([]);
  expect(coverage).toMatchObject({ spark: { from: null }, filling: null, filled: { metrics: 11 } });
  // Without Spark the verdict is unknown, not calm.
  expect(verdict.bottleneck).toBe("unknown");

  // Opening more windows of that day does not ask again.
  const before = await billed(product);
  expect(before).toBe(11);
  await Promise.all(
    Array.from({ length: 30 }, (_, i) => readWindow(product, "orders", `${query}&points=${i + 1}`)),
  );
  const later = `?from=now-${5 * 60 + 30}m&to=now-270m`;
  await expect
    .poll(async () => (await readWindow(product, "orders", later)).coverage.filling)
    .toBeNull();
  expect(await billed(product)).toBe(before);

  await product.end("SIGTERM");
  const second = await setup.product({ ...watching(demo), dataDir: product.dataDir });
  await second.isReady();
  expect((await readWindow(second, "orders", query)).series.putBytes).toEqual(series.putBytes);
  expect(await billed(second)).toBe(0);
});

test("a window from before the start says where Spark's numbers begin", async ({ setup, page }) => {
  const demo = await setup.demo({
    pipelines: [{ id: "orders", intervalMs: 10_000 }],
    pastMs: 6 * HOUR_MS,
  });
  const product = await setup.product(watching(demo));
  await product.isReady();
  await page.goto(product.at("/p/orders?from=now-5h"));
  const covers = page.getByRole("status", { name: "What is known of this window" });
  await expect(covers).toContainText(
    /Spark's numbers begin at .*\d\d:\d\d; before that only CloudWatch's minutes are known\./,
  );
  // Before the stream was created there is nothing to ask for.
  await page.goto(product.at("/p/orders?from=now-9h"));
  await expect(covers).toContainText(/Nothing is known before .+: the stream was created then\./);
});

test("a refused back-fill says so, with what to do", async ({ setup, page }) => {
  const demo = await setup.demo({
    pipelines: [{ id: "orders", intervalMs: 10_000 }],
    pastMs: 6 * HOUR_MS,
  });
  const product = await setup.product(watching(demo));
  await product.isReady();
  await demo.setTrouble("orders", "cloudwatch-denied", true);
  await page.goto(product.at(`/p/orders${oldWindow()}`));
  const covers = page.getByRole("status", { name: "What is known of this window" });
  await expect(covers).toContainText("could not be fetched.", { timeout: 30_000 });
  await expect(covers).toContainText("cloudwatch:GetMetricData");
  await expect(page.locator("main")).toContainText("No data in this window.");
});

/** The cost of back-fills since the start, in metrics. */
async function billed(product: { at(path: string): string }): Promise<number> {
  const text = await (await fetch(product.at("/metrics"))).text();
  const found = /^narrows_backfill_metrics_requested_total\{.*\} (\d+)$/m.exec(text);
  return Number(found?.[1]);
}
