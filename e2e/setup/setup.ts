import { test as base } from "@playwright/test";
import type { DemoPipeline } from "@/lib/demo/demo-pipeline";
import type { PipelineDefinition } from "@/lib/demo/simulation/scenario";
import { type DemoOptions, type RunningDemo, startDemo } from "@/lib/demo/start-demo";
import { TestClock } from "../clock/test-clock";
import { Product, type ProductOptions } from "./product";

/** Starts what one test needs and ends it with the test. */
export interface Setup {
  demo(options?: DemoOptions): Promise<RunningDemo>;
  /** A product that may fail to start: the test says what it expects. */
  launch(options?: ProductOptions): Product;
  /** A product that listens. */
  product(options?: ProductOptions): Promise<Product>;
}

/** A product that watches a demo, both shared by the tests of one file. */
export interface Narrows {
  readonly demo: RunningDemo;
  readonly product: Product;
  /** A URL of the product: `at("/p/orders")`. */
  at(path: string): string;
}

/** What the tests of one file share, set with `test.use({ shared: … })`. */
interface Shared {
  readonly pipelines: readonly PipelineDefinition[];
  /** Settings of the product in addition to {@link SETTINGS}. */
  readonly env?: Readonly<Record<string, string>>;
  /** Both use the fixture `clock`, which a test may speed up. */
  readonly ownClock?: true;
}

/**
 * Minutes count at once, so that a test need not wait two more of them. The log has all levels, so
 * that a search for secrets covers everything.
 */
const SETTINGS = { PUBLICATION_DELAY_SECONDS: "0", LOG_LEVEL: "debug" };

export const test = base.extend<
  { setup: Setup },
  { shared: Shared; clock: TestClock; narrows: Narrows }
>({
  page: async ({ page }, use) => {
    await use(page);
    // An answer that a test still changes at its end is not a failure.
    await page.unrouteAll({ behavior: "ignoreErrors" });
  },
  shared: [{ pipelines: [{ id: "orders", intervalMs: 2000 }] }, { scope: "worker", option: true }],
  clock: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from it
    async ({}, use) => {
      const clock = new TestClock();
      await use(clock);
      clock.dispose();
    },
    { scope: "worker" },
  ],
  narrows: [
    async ({ shared: { pipelines, env, ownClock }, clock }, use) => {
      const setup = openSetup();
      const demo = await setup.demo({ pipelines, ...(ownClock && { now: clock.now }) });
      const own = { ...(env && { env }), ...(ownClock && { clock }) };
      const product = await setup.product({ ...watching(demo), ...own });
      await product.isReady();
      await use({ demo, product, at: (path) => product.at(path) });
      await setup.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from it
  setup: async ({}, use) => {
    const setup = openSetup();
    await use(setup);
    await setup.close();
  },
});

export { expect } from "@playwright/test";

/** The options of a product that watches this demo. */
export function watching(demo: RunningDemo): {
  readonly pipelines: readonly DemoPipeline[];
  readonly awsUrl: string;
} {
  return { pipelines: demo.pipelines, awsUrl: demo.url };
}

/** A setup for a test file; the caller closes it. */
export function openSetup(): Setup & { close(): Promise<void> } {
  const closers: (() => Promise<void>)[] = [];
  const launch = (options: ProductOptions = {}): Product => {
    const product = new Product({ ...options, env: { ...SETTINGS, ...options.env } });
    closers.push(() => product.dispose());
    return product;
  };
  return {
    async demo(options) {
      const demo = await startDemo(options);
      closers.push(() => demo.close());
      return demo;
    },
    launch,
    product: (options) => launch(options).listens(),
    async close() {
      // Last first: the product ends before the demo that it watches.
      for (const close of closers.toReversed()) await close();
    },
  };
}
