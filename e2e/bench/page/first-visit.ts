import type { Browser } from "@playwright/test";
import { DrivenPage } from "./driven-page";

export interface FirstVisit {
  /** From the navigation to the first frame with a line in a chart, ms. */
  readonly pictureMs: number;
  /** … with such a line in a chart of recharts, which follows every refresh, ms. */
  readonly liveMs: number;
  /** Compressed JavaScript that the first HTML itself names, and all that came, bytes. */
  readonly namedBytes: number;
  readonly scriptBytes: number;
  readonly html: string;
}

/** Visits a page as for the first time: nothing cached, no network between. */
export async function firstVisit(browser: Browser, url: string): Promise<FirstVisit> {
  const driven = await DrivenPage.open(browser);
  const { cdp, page } = driven;
  const scripts = new Map<string, string>();
  const bytes = new Map<string, number>();
  cdp.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") scripts.set(requestId, new URL(response.url).pathname);
  });
  // Of the bodies: headers are not JavaScript.
  cdp.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength);
  });
  await cdp.send("Network.enable");
  const html = await (await page.request.get(url)).text();
  await driven.load(url);
  await page.waitForLoadState("networkidle");
  const { picture, live } = await page.evaluate(() => window.bench.seen);
  await driven.close();
  const sum = (wanted: (path: string) => boolean) =>
    [...scripts].reduce((all, [id, path]) => all + (wanted(path) ? (bytes.get(id) ?? 0) : 0), 0);
  return {
    pictureMs: picture ?? Number.NaN,
    liveMs: live ?? Number.NaN,
    namedBytes: sum((path) => html.includes(`"${path}`)),
    scriptBytes: sum(() => true),
    html,
  };
}
