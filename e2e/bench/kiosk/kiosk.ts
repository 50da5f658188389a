import { chromium } from "@playwright/test";
import { ensureChromium } from "@/bin/browser.mjs";
import { PIPELINES_URL, windowUrl } from "@/lib/contract/urls";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import { COLUMNS_TYPE, type WindowAnswer } from "@/lib/contract/window";
import { startDemo } from "@/lib/demo/start-demo";
import type { Bench, Goal, Measure, Report } from "../harness/bench";
import { Tape, TAPE_QUERY } from "../page/tape";
import { inTemporaryDirectory } from "../harness/temporary-directory";
import { withProduct } from "../harness/with-product";
import { serveKiosk } from "./kiosk-server";
import { stand, type Stood } from "./stand";

const HOURS = 24;
const PIPELINES = 8;

/** The page of one pipeline; and of all: the grid and each pipeline in turn. */
const PAGES = [
  ["one pipeline", "/p/p0?kiosk=1"],
  ["wall and rotation", "/?kiosk=1&rotate=30s&grid=1"],
] as const;

export const kiosk: Bench = {
  name: "kiosk",
  summary: `a team's screen for ${HOURS} h in Chromium, accelerated`,
  baseline: "the same page an hour after it was opened",
  run: () => inTemporaryDirectory(measure),
};

async function measure(directory: string): Promise<Report> {
  await ensureChromium();
  const pipelines = Array.from({ length: PIPELINES }, (_, i) => ({ id: `p${i}` }));
  const demo = await startDemo({ pastMs: 3_600_000, pipelines });
  try {
    return await withProduct(demo, directory, async (product) => {
      const headers = { accept: `${COLUMNS_TYPE}, application/json` };
      const ask = async (path: string) => (await fetch(product.at(path), { headers })).json();
      // Both sides of the contract are ours.
      const tape = new Tape((await ask(windowUrl("p0", TAPE_QUERY))) as WindowAnswer);
      const list = (await ask(PIPELINES_URL)) as PipelinesAnswer;
      const stood: (readonly [string, Stood])[] = [];
      for (const [what, path] of PAGES) {
        const server = await serveKiosk(product.at(""), tape, list);
        const browser = await launch();
        try {
          stood.push([what, await stand(browser, server, { path, hours: HOURS })]);
        } finally {
          await browser.close();
          await server.close();
        }
      }
      return reportOf(stood);
    });
  } finally {
    await demo.close();
  }
}

/** The browser of the end-to-end tests, drawing as fast as it can. */
async function launch() {
  const { default: config } = await import("@/playwright.config");
  const { args = [], ...options } = config.use?.launchOptions ?? {};
  return chromium.launch({
    ...options,
    args: [...args, "--disable-frame-rate-limit", "--disable-gpu-vsync"],
  });
}

function reportOf(stood: readonly (readonly [string, Stood])[]): Report {
  const most = (limit: number): Goal => ({ of: "measured", most: limit });
  return {
    measures: stood.flatMap(([what, { before, after }]): readonly Measure[] => [
      {
        what: `${what}: heap`,
        unit: "bytes",
        measured: after.heapBytes,
        baseline: before.heapBytes,
      },
      {
        what: `${what}: its growth`,
        unit: "share",
        measured: after.heapBytes / before.heapBytes - 1,
        goal: most(0.05),
      },
      {
        what: `${what}: DOM nodes`,
        unit: "count",
        measured: after.nodes,
        baseline: before.nodes,
        goal: { of: "ratio", most: 1.05 },
      },
      {
        what: `${what}: listeners`,
        unit: "count",
        measured: after.listeners,
        baseline: before.listeners,
        goal: { of: "ratio", most: 1 },
      },
    ]),
    notes: stood.map(([what, { refreshes, seconds }]) => {
      const pace = ((refreshes * 5) / seconds).toFixed(0);
      return `${what}: ${refreshes} refreshes, each with five ticks of its clocks, in ${seconds.toFixed(0)} s: ${pace} × real time.`;
    }),
  };
}
