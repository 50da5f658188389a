import { type Browser, chromium } from "@playwright/test";
import { ensureChromium } from "@/bin/browser.mjs";
import { startDemo } from "@/lib/demo/start-demo";
import { windowUrl } from "@/lib/contract/urls";
import { COLUMNS_TYPE, type WindowAnswer } from "@/lib/contract/window";
import type { Bench, Report } from "../harness/bench";
import { inTemporaryDirectory } from "../harness/temporary-directory";
import { withProduct } from "../harness/with-product";
import { MINUTE_MS } from "@/lib/domain/metric-period";
import { ASKED_BY_PLAIN, type BenchServer, serveBench } from "./bench-server";
import { bundlePlain } from "./bundle-plain";
import { comparePages } from "./compare-pages";
import { reportOf } from "./page-report";
import type { Paged } from "./paged";
import { Tape, TAPE_QUERY } from "./tape";

const PIPELINE = "bench";

export const pipelinePage: Bench = {
  name: "page",
  summary: "the pipeline page in Chromium, twelve charts of 360 points",
  baseline: "the same page with its charts in plain recharts, on the same answers",
  run: () => inTemporaryDirectory(measure),
};

async function measure(directory: string): Promise<Report> {
  await ensureChromium();
  const plain = await bundlePlain();
  const demo = await startDemo({
    pastMs: 60 * MINUTE_MS,
    pipelines: [
      {
        id: PIPELINE,
        intervalMs: 5_000,
        troubles: [{ trouble: "slow", sinceMs: 20 * MINUTE_MS }],
      },
    ],
  });
  try {
    return await withProduct(demo, directory, async (product) => {
      const url = windowUrl(PIPELINE, TAPE_QUERY);
      // Both sides of the contract are ours.
      const recorded = (await (
        await fetch(product.at(url), { headers: { accept: COLUMNS_TYPE } })
      ).json()) as WindowAnswer;
      const tape = new Tape(recorded);
      const server = await serveBench(product.at(""), tape, plain);
      const browser = await launch();
      try {
        return reportOf(
          await comparePages({ browser, server, tape, addresses: addresses(server) }),
        );
      } finally {
        await browser.close();
        await server.close();
      }
    });
  } finally {
    await demo.close();
  }
}

/** Our page, and the plain page, whose URL says what to ask for. */
function addresses({ url }: BenchServer): Paged<string> {
  const asks = new URLSearchParams({
    id: PIPELINE,
    query: TAPE_QUERY,
    url: windowUrl(PIPELINE, TAPE_QUERY) + ASKED_BY_PLAIN,
  });
  return {
    ours: `${url}/p/${PIPELINE}?${TAPE_QUERY}`,
    plain: `${url}/plain#${asks}`,
  };
}

/** The browser of the end-to-end tests, with the same settings. */
async function launch(): Promise<Browser> {
  const { default: config } = await import("@/playwright.config");
  return chromium.launch(config.use?.launchOptions);
}
