import { AxeBuilder } from "@axe-core/playwright";
import type { BatchAnswer } from "@/lib/contract/batch";
import type { Problem } from "@/lib/contract/problem";
import type { Product } from "./setup/product";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    pipelines: [
      {
        id: "slow",
        intervalMs: 5_000,
        slowUtilisation: 1.4,
        troubles: [{ trouble: "slow", sinceMs: 20 * MINUTE_MS }],
      },
      { id: "stuck", troubles: [{ trouble: "stuck", sinceMs: 5 * MINUTE_MS }] },
      { id: "hot", troubles: [{ trouble: "hot-shard", sinceMs: 10 * MINUTE_MS }] },
      { id: "down", troubles: [{ trouble: "down", sinceMs: 5 * MINUTE_MS }] },
    ],
  },
});

async function ask(product: Product, id: string, query = "") {
  const response = await fetch(product.at(`/api/pipelines/${id}/batch${query}`));
  // The API is ours.
  const body = (await response.json()) as BatchAnswer & Problem;
  return { status: response.status, body };
}

test("why a batch is slow is asked for only when somebody opens it", async ({ narrows, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith("/batch")) asked.push(pathname);
  });
  await page.goto(narrows.at("/p/slow"));
  await page.getByRole("button", { name: "Keys" }).waitFor();
  expect(asked).toEqual([]);
  await page.getByText("Why is a batch slow?").click();
  await page.getByRole("button", { name: "The slowest of 15 min" }).click();
  const panel = page.locator("details", { hasText: "Why is a batch slow?" });
  await expect(panel.getByRole("status")).toContainText(
    /Nothing stands out: its \d+ tasks took .* at the median and .* at most/,
  );
  await expect(panel.getByRole("table").getByRole("row").nth(1)).toContainText("foreachPartition");
  await expect(panel).toContainText(/took \S+ s of an interval of 5 s/);
  await expect(panel.getByRole("link", { name: /Spark’s page of this batch/ })).toHaveAttribute(
    "href",
    /\/streaming\/batch\/\?id=\d+$/,
  );
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations).toEqual([]);
});

test("a task that hangs is named, beside the time of the others", async ({ narrows }) => {
  const { status, body } = await ask(narrows.product, "stuck");
  expect(status).toBe(200);
  expect(body).toMatchObject({ which: "running", batch: { isRunning: true } });
  expect(body.standsOut.kind).toBe("one-task-left");
  expect(body.standsOut.text).toMatch(/^1 of \d+ tasks still runs after \d+ min/);
});

test("one task with most of the records is named", async ({ narrows }) => {
  const { body } = await ask(narrows.product, "hot", "?of=slowest");
  expect(body.standsOut.kind).toBe("uneven");
});

test("everybody who asks within ten seconds gets the same reading", async ({ narrows }) => {
  const all = await Promise.all(
    Array.from({ length: 20 }, () => ask(narrows.product, "slow", "?of=slowest")),
  );
  expect(new Set(all.map(({ body }) => body.readAt)).size).toBe(1);
});

test.describe("says in words", () => {
  test("that the driver does not answer", async ({ narrows }) => {
    await expect.poll(async () => (await ask(narrows.product, "down")).status).toBe(503);
    const { body } = await ask(narrows.product, "down");
    expect(body.detail).toMatch(/^The driver is not asked while it does not answer\. .+/);
  });

  test("which batches can be asked for", async ({ narrows }) => {
    const { status, body } = await ask(narrows.product, "slow", "?of=newest");
    expect(status).toBe(400);
    expect(body.detail).toContain("of=slowest");
  });
});
