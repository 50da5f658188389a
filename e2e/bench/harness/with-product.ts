import buildOnce from "@/e2e/setup/build-once";
import { Product } from "@/e2e/setup/product";
import type { RunningDemo } from "@/lib/demo/start-demo";

/** Starts the built product with the demo, does the work when it is ready, and ends it. */
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

/** The CPU time of the product's process so far, seconds. */
export async function cpuSeconds(product: Product): Promise<number> {
  const metrics = await (await fetch(product.at("/metrics"))).text();
  const [, seconds] = /^narrows_process_cpu_seconds_total (\S+)$/m.exec(metrics) ?? [];
  return Number(seconds);
}
