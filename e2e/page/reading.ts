import type { Locator, Page } from "@playwright/test";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import type { PublicWindow } from "@/lib/contract/public-window";
import type { Product } from "../setup/product";

const API = "/api/pipelines";

/** The banner's headline. */
export const headline = (page: Page): Locator => page.locator("main #headline");

/** The whole banner: severity, bottleneck, cause, since, headline. */
export const banner = (page: Page): Locator => page.locator("main #verdict");

/** The page's row about one upstream, by the page's name for it. */
export function source(page: Page, name: string): Locator {
  const lists = page.getByRole("main").getByRole("list", { name: "Sources" });
  return lists.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
}

/** The rows of the page's events. */
export const eventRows = (page: Page): Locator =>
  page.getByRole("region", { name: "Events" }).getByRole("listitem");

/** Resolves when the page has polled the API once more and has drawn the answer. */
export async function asksAgain(page: Page): Promise<void> {
  await page.waitForResponse((response) => new URL(response.url()).pathname.startsWith(API));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
}

/** One window as the API answers it. */
export async function readWindow(product: Product, id: string, query = ""): Promise<PublicWindow> {
  // The API is ours, and its shape has its own test.
  return (await get(product, `/api/pipelines/${id}${query}`)) as PublicWindow;
}

export async function readPipelines(product: Product): Promise<PipelinesAnswer> {
  // As above.
  return (await get(product, "/api/pipelines")) as PipelinesAnswer;
}

async function get(product: Product, path: string): Promise<unknown> {
  const response = await fetch(product.at(path));
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
