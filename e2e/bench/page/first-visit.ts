import { get } from "node:http";
import type { Browser } from "@playwright/test";
import { DrivenPage } from "./driven-page";

export interface FirstVisit {
  /** From the navigation to the first frame with a line in a chart, ms. */
  readonly pictureMs: number;
  /** … with such a line in a chart of recharts, which updates with every refresh, ms. */
  readonly liveMs: number;
  /** Compressed JavaScript that the first HTML names, and in total, bytes. */
  readonly namedBytes: number;
  readonly scriptBytes: number;
  /** The same without Brotli: for another machine over plain HTTP. */
  readonly namedGzipBytes: number;
  readonly gzipBytes: number;
  readonly html: string;
}

/** Visits a page as for the first time: nothing cached, no network latency. */
export async function firstVisit(browser: Browser, url: string): Promise<FirstVisit> {
  const driven = await DrivenPage.open(browser);
  const { cdp, page } = driven;
  const scripts = new Map<string, string>();
  const bytes = new Map<string, number>();
  cdp.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") scripts.set(requestId, new URL(response.url).pathname);
  });
  // Counts bodies only: headers are not JavaScript.
  cdp.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength);
  });
  await cdp.send("Network.enable");
  const html = await (await page.request.get(url)).text();
  await driven.load(url);
  await page.waitForLoadState("networkidle");
  const { picture, live } = await page.evaluate(() => window.bench.seen);
  const gzipped = new Map<string, number>();
  for (const path of new Set(scripts.values())) gzipped.set(path, await gzipSize(url, path));
  await driven.close();
  const came = new Map([...scripts].map(([id, path]) => [path, bytes.get(id) ?? 0]));
  const named = (path: string) => html.includes(`"${path}`);
  return {
    pictureMs: picture ?? Number.NaN,
    liveMs: live ?? Number.NaN,
    namedBytes: sum(came, named),
    scriptBytes: sum(came),
    namedGzipBytes: sum(gzipped, named),
    gzipBytes: sum(gzipped),
    html,
  };
}

function sum(bytes: ReadonlyMap<string, number>, wanted = (_path: string) => true): number {
  return [...bytes].reduce((all, [path, size]) => all + (wanted(path) ? size : 0), 0);
}

/** The size of the body for a client that accepts only gzip. */
function gzipSize(page: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(new URL(path, page), { headers: { "accept-encoding": "gzip" } }, (response) => {
      let size = 0;
      response.on("data", (part: Buffer) => (size += part.length));
      response.on("end", () => resolve(size));
      response.on("error", reject);
    }).on("error", reject);
  });
}
