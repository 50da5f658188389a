import type { Locator, Page } from "@playwright/test";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import type { PublicWindow } from "@/lib/contract/public-window";
import type { Product } from "../setup/product";

const API = "/api/pipelines";

/** The banner's one sentence. */
export const headline = (page: Page): Locator => page.locator("main #headline");

/** The whole banner: severity, bottleneck, cause, since, sentence. */
export const banner = (page: Page): Locator => page.locator("main #verdict");

/** What the page says of one upstream, by the name that the page gives it. */
export function source(page: Page, name: string): Locator {
  const lists = page.getByRole("main").getByRole("list", { name: "Sources" });
  return lists.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
}

/** Resolves when the page has asked the API once more and has drawn what it was told. */
export async function asksAgain(page: Page): Promise<void> {
  await page.waitForResponse((response) => new URL(response.url()).pathname.startsWith(API));
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
}

/** One window as the API answers it. */
export async function readWindow(product: Product, id: string, query = ""): Promise<PublicWindow> {
  // The API is ours, and its shape has a test of its own.
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
