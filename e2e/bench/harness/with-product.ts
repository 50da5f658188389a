import buildOnce from "@/e2e/setup/build-once";
import { Product } from "@/e2e/setup/product";
import type { RunningDemo } from "@/lib/demo/start-demo";

/** Does something with the built product, ready and watching the demo, and ends it. */
export async function withProduct<T>(
  demo: RunningDemo,
  dataDir: string,
  work: (product: Product) => Promise<T>,
): Promise<T> {
  buildOnce();
  const env = { LOG_LEVEL: "warn" };
  const product = new Product({ pipelines: demo.pipelines, awsUrl: demo.url, dataDir, env });
  try {
    await product.listens();
    await product.isReady();
    return await work(product);
  } finally {
    await product.dispose();
  }
}

/** What the product's process has used of the cores so far, seconds. */
export async function cpuSeconds(product: Product): Promise<number> {
  const metrics = await (await fetch(product.at("/metrics"))).text();
  const [, seconds] = /^narrows_process_cpu_seconds_total (\S+)$/m.exec(metrics) ?? [];
  return Number(seconds);
}
