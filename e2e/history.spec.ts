import type { WindowAnswer } from "@/lib/contract/window";
import { eventRows, readWindow } from "./page/reading";
import { expect, test, watching } from "./setup/setup";

const MINUTE_MS = 60_000;

test.describe.configure({ timeout: 150_000 });

test("killed during its polls and started again, it has lost no settled data", async ({
  setup,
  clock,
  page,
}) => {
  const pipelines = [{ id: "orders", intervalMs: 1_000 }];
  const demo = await setup.demo({ pipelines, now: clock.now });
  // It keeps its data in the folder of the first, which outlives it.
  const first = await setup.product({ ...watching(demo), clock });
  await first.isReady();
  await clock.until(clock.now() + 8_000);
  const to = Math.floor(clock.now() / 1_000) * 1_000 - 3_000;
  const query = `?from=${to - 30 * MINUTE_MS}&to=${to}&points=1000`;
  const before = await readWindow(first, "orders", query);
  const settled = (points: readonly (readonly [number, number | null])[], stepMs: number) =>
    points.filter(([at]) => at + stepMs <= before.window.settledTo);
  await first.end("SIGKILL");

  // From here on no upstream answers: the second run can only show what the first one stored.
  await demo.setTrouble("orders", "cloudwatch-hangs", true);
  await demo.setTrouble("orders", "spark-hangs", true);
  const second = await setup.product({ ...watching(demo), clock, dataDir: first.dataDir });
  const after = await readWindow(second, "orders", query);
  expect(after.window).toMatchObject({ from: before.window.from, to: before.window.to });
  for (const name of KEPT) {
    const { stepMs, points } = before.series[name];
    const kept = settled(points, stepMs);
    expect(kept.filter(([, value]) => value !== null).length, name).toBeGreaterThan(20);
    expect(settled(after.series[name].points, stepMs), name).toEqual(kept);
  }
  expect(after.limits).toEqual(before.limits);
  expect(after.pipeline.application).toEqual(before.pipeline.application);
  expect(after.timeline.length).toBeGreaterThan(0);
  // The page draws it too, and does not present it as fresh.
  await page.goto(second.at("/p/orders"));
  await expect(page.locator("main figure svg path[class*=line]").first()).toBeVisible();
});

/** Series of both intervals: CloudWatch's minutes and Spark's batches. */
const KEPT: readonly (keyof WindowAnswer["series"])[] = [
  "putBytes",
  "getBytes",
  "putRecords",
  "getRecords",
  "iteratorAge",
  "processingTime",
  "schedulingDelay",
  "batchRecords",
];

test("a driver that restarts while the product is down is an event, not an error", async ({
  setup,
  page,
}) => {
  const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2_000 }] });
  const first = await setup.product(watching(demo));
  await first.isReady();
  const before = await readWindow(first, "orders");
  await first.end("SIGKILL");
  await demo.setTrouble("orders", "down", true);
  await demo.setTrouble("orders", "down", false);

  const second = await setup.product({ ...watching(demo), dataDir: first.dataDir });
  await expect
    .poll(async () => (await readWindow(second, "orders")).pipeline.application?.id, {
      timeout: 60_000,
    })
    .not.toBe(before.pipeline.application?.id);
  const { events, pipeline, series } = await readWindow(second, "orders");
  const restarts = events.filter(({ kind }) => kind === "app-restart");
  expect(restarts).toHaveLength(1);
  expect(restarts[0]?.text).toContain(pipeline.application?.id ?? "no application");
  // The history goes on across it: earlier batches are still there.
  const old = series.processingTime.points.filter(([at]) => at < (restarts[0]?.at ?? 0));
  expect(old.length).toBeGreaterThan(50);
  await page.goto(second.at("/p/orders"));
  const told = eventRows(page).filter({ hasText: "Restart" });
  await expect(told.first()).toContainText("started again");
});

test("a driver that restarts while the product runs is an event too", async ({ setup }) => {
  const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2_000 }] });
  const product = await setup.product(watching(demo));
  await product.isReady();
  await demo.setTrouble("orders", "down", true);
  await expect
    .poll(async () => (await sourceOf(product)).status, { timeout: 30_000 })
    .not.toBe("ok");
  await demo.setTrouble("orders", "down", false);
  await expect
    .poll(async () => (await eventsOf(product)).filter((kind) => kind === "app-restart").length, {
      timeout: 60_000,
    })
    .toBe(1);
  await expect.poll(async () => (await sourceOf(product)).status, { timeout: 30_000 }).toBe("ok");
});

for (const [trouble, cause] of [
  ["slow", "processing-too-slow"],
  ["write-limit", "write-limit"],
] as const) {
  test(`started during an incident (${trouble}), it shows it at once`, async ({ setup, clock }) => {
    const demo = await setup.demo({
      now: clock.now,
      pipelines: [{ id: "orders", troubles: [{ trouble, sinceMs: 25 * MINUTE_MS }] }],
    });
    const startedAt = clock.now();
    const product = await setup.product({ ...watching(demo), clock });
    await expect
      .poll(async () => (await readWindow(product, "orders")).verdict.cause, {
        intervals: [250],
        timeout: 60_000,
      })
      .toBe(cause);
    // The promise of ten seconds is for a machine that has the time: this clock waits for a busy
    // one.
    expect(clock.now() - startedAt).toBeLessThan(10_000);
    const { verdict } = await readWindow(product, "orders");
    // The past was folded, not waited for: the state is as old as it really is.
    expect(Math.abs(Number(verdict.since) - (startedAt - 25 * MINUTE_MS))).toBeLessThan(
      5 * MINUTE_MS,
    );
    // The minutes of the past follow in the background, the newest last.
    await expect
      .poll(async () => (await readWindow(product, "orders")).timeline.at(-1)?.cause, {
        timeout: 20_000,
      })
      .toBe(cause);
  });
}

type Product = Parameters<typeof readWindow>[0];

async function sourceOf(product: Product) {
  const { sources } = await readWindow(product, "orders");
  return sources.find(({ name }) => name === "spark") ?? { status: "missing" };
}

async function eventsOf(product: Product): Promise<readonly string[]> {
  return (await readWindow(product, "orders")).events.map(({ kind }) => kind);
}
