import { startFaultProxy } from "./real/fault-proxy/start-fault-proxy";
import { readWindow } from "./page/reading";
import { expect, test } from "./setup/setup";

/** Longer than the banner waits for the first answers. */
const LATE_MS = 9_000;
const IDS = Array.from({ length: 12 }, (_, i) => `orders-${i}`);

test.describe.configure({ timeout: 240_000 });

test("a slow first answer leaves no gap in the past, and no false event", async ({ setup }) => {
  const demo = await setup.demo({ pipelines: IDS.map((id) => ({ id })) });
  const cloudwatch = await startFaultProxy(demo.url);
  cloudwatch.set({ type: "latency", ms: LATE_MS });
  const product = await setup.product({
    pipelines: demo.pipelines,
    awsUrl: demo.url,
    env: { AWS_ENDPOINT_URL_CLOUDWATCH: cloudwatch.url },
  });
  try {
    // The banner does not wait that long, and what it shows meanwhile is not stored.
    await expect
      .poll(async () => (await readWindow(product, "orders-0")).verdict.headline, {
        intervals: [250],
        timeout: 30_000,
      })
      .toMatch(/^Not enough data/);
    const early = await readWindow(product, "orders-0");
    expect(early.verdictLog).toEqual([]);
    await product.isReady();
    cloudwatch.set();
    for (const id of IDS) {
      const causes = async () => (await readWindow(product, id)).timeline.map(({ cause }) => cause);
      await expect.poll(causes, { timeout: 120_000 }).toEqual(["keeping-up"]);
      const { events, verdictLog } = await readWindow(product, id);
      expect(events.filter(({ kind }) => kind === "verdict-changed")).toEqual([]);
      expect(verdictLog.map(({ cause }) => cause)).toEqual(["keeping-up"]);
    }
    const report = await fetch(product.at("/api/pipelines/orders-0/export.md"));
    expect(await report.text()).not.toContain("no data");
  } finally {
    await cloudwatch.close();
  }
});
