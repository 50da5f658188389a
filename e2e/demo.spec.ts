import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { demoCommand } from "./setup/demo-command";
import { Product } from "./setup/product";
import { banner, headline, readPipelines, source } from "./page/reading";
import { expect, test } from "./setup/setup";

test.describe.configure({ mode: "serial" });

let product: Product;
/** The calls that were sent to the user's own AWS: there must be none. */
const sentToUsersAws: string[] = [];
const usersAws = createServer((request, response) => {
  sentToUsersAws.push(`${request.method} ${request.url}`);
  response.writeHead(403).end();
});

test.beforeAll(async () => {
  await new Promise<void>((resolve) => usersAws.listen(0, "127.0.0.1", resolve));
  // It listens on TCP and so has an AddressInfo.
  const { port } = usersAws.address() as AddressInfo;
  product = await new Product({
    env: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
      AWS_ENDPOINT_URL_KINESIS: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: "AKIAUSERSOWNKEY",
      AWS_SECRET_ACCESS_KEY: "users-own-secret",
      AWS_SESSION_TOKEN: "users-own-token",
      AWS_REGION: "eu-north-1",
      KCL_REGION: "eu-north-1",
    },
  }).listens();
  await product.isReady();
});

test.afterAll(async () => {
  await product.dispose();
  usersAws.close();
});

test("without a configuration the overview shows three pipelines, worst first", async ({
  page,
}) => {
  await page.goto(product.at("/"));
  const names = page.getByRole("main").getByRole("listitem").getByRole("heading", { level: 2 });
  await expect(names).toHaveCount(3);
  await expect(names.last()).toHaveText(/^Orders/);
  const worst = await names.allInnerTexts();
  expect(worst.slice(0, 2).join()).toMatch(/Clickstream/);
  expect(worst.slice(0, 2).join()).toMatch(/Payments/);
  await expect(page).toHaveTitle(/2 critical, 1 fine/);
  await expect(page.getByRole("main")).toContainText("Demo data");
});

const STORIES = [
  {
    id: "orders",
    name: "Orders",
    severity: "OK",
    bottleneck: "none",
    sentence: /^Keeping up: /,
    title: /^✓ keeping up · Orders$/,
  },
  {
    id: "clicks",
    name: "Clickstream",
    severity: "Critical",
    bottleneck: "the consumer (Spark)",
    sentence: /^Spark is too slow: batches take .+ of a 5 s interval/,
    title: /^⬣ processing too slow · Clickstream$/,
  },
  {
    id: "payments",
    name: "Payments",
    severity: "Critical",
    bottleneck: "the shards (writing)",
    sentence: /^The shards are full: .+ refused/,
    title: /^⬣ write limit · Payments \(stream payment-events\)$/,
  },
] as const;

for (const story of STORIES) {
  test(`the banner of ${story.name} names its pipeline's trouble`, async ({ page }) => {
    await page.goto(product.at(`/p/${story.id}`));
    await expect(headline(page)).toHaveText(story.sentence);
    await expect(banner(page)).toContainText(story.severity);
    await expect(banner(page)).toContainText(`Bottleneck: ${story.bottleneck}`);
    await expect(page).toHaveTitle(story.title);
    await expect(page.getByRole("main").getByText("Demo data", { exact: true })).toBeVisible();
    for (const name of ["CloudWatch", "Kinesis", "Lease table", "Spark driver"])
      await expect(source(page, name)).toContainText("OK");
  });
}

test("the first HTML already has the verdict and the charts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(product.at("/p/clicks"));
  await expect(headline(page)).toHaveText(/^Spark is too slow: /);
  expect(await drawnLines(page)).toBeGreaterThan(10);
  await context.close();
});

test("the sentence is the same on the overview, on the page and in the API", async ({ page }) => {
  const { pipelines, demo } = await readPipelines(product);
  expect(demo).toBe(true);
  expect(pipelines.map(({ region }) => region)).not.toContain("eu-north-1");
  await page.goto(product.at("/"));
  for (const { name } of STORIES) {
    const row = page.getByRole("main").getByRole("listitem").filter({ hasText: name }).first();
    const sentence = STORIES.find((story) => story.name === name)?.sentence;
    await expect(row.getByText(new RegExp(sentence?.source.slice(1) ?? "never"))).toBeVisible();
  }
});

test("the user's AWS is never called, and its keys appear nowhere", async () => {
  expect(sentToUsersAws).toEqual([]);
  expect(product.output).not.toMatch(/AKIAUSERSOWNKEY|users-own/);
});

test("`npm run demo` switches a pipeline's trouble on, and the page follows", async ({ page }) => {
  const run = (...args: string[]) => demoCommand(product, ...args);
  expect(run("list")).toMatch(/orders +no trouble\nclicks +slow\npayments +write-limit/);
  await page.goto(product.at("/p/orders"));
  await expect(headline(page)).toHaveText(/^Keeping up/);
  expect(run("on", "orders", "spark-html")).toContain("spark-html");
  await expect(source(page, "Spark driver")).toContainText(/late|failing/, { timeout: 40_000 });
  await expect(source(page, "Spark driver")).toContainText("starting up");
  expect(run("off", "orders", "spark-html")).toContain("no trouble");
  await expect(source(page, "Spark driver")).toContainText("OK", { timeout: 40_000 });
});

/** Lines in the charts that have a shape. */
function drawnLines(page: Page): Promise<number> {
  return page.locator('main figure svg path[d*="L"], main figure svg polyline').count();
}

test("only an earlier demo's folder is deleted, and never that of a running one", async ({
  setup,
}) => {
  const { dataDir } = product;
  const precious = join(dataDir, "demo", "photos", "precious.txt");
  mkdirSync(dirname(precious), { recursive: true });
  writeFileSync(precious, "not the demo's");
  const second = await setup.product({ dataDir });
  await second.isReady();
  expect((await readPipelines(second)).notice).toBeUndefined();
  expect((await readPipelines(product)).notice).toBeUndefined();
  const firstFile = join(dataDir, "narrows-demo", "history.db");
  const secondFile = join(dataDir, "narrows-demo-2", "history.db");
  await second.end("SIGTERM");
  // If this file is read, it counts as damaged and is set aside.
  writeFileSync(secondFile, "an old history");
  const third = await setup.product({ dataDir });
  await third.isReady();
  expect((await readPipelines(third)).notice).toBeUndefined();
  expect(readdirSync(dirname(secondFile)).join()).not.toContain("corrupt");
  expect(existsSync(firstFile)).toBe(true);
  expect((await readPipelines(product)).notice).toBeUndefined();
  expect(readFileSync(precious, "utf8")).toBe("not the demo's");
});

test("a folder with the demo's name that is not a demo's is refused with a message", async ({
  setup,
}) => {
  const folder = join(product.dataDir, "other", "narrows-demo");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "history.db"), "somebody's");
  const refused = setup.launch({ dataDir: dirname(folder) });
  expect((await refused.ends()).code).toBe(1);
  expect(refused.output).toContain("was not made by a demo of Narrows");
  expect(refused.output).not.toContain("    at ");
  expect(readFileSync(join(folder, "history.db"), "utf8")).toBe("somebody's");
});
