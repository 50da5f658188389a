import type { Page } from "@playwright/test";
import { violations } from "./page/violations";
import { expect, test } from "./setup/setup";

test.use({
  shared: { pipelines: ["orders", "returns"].map((id) => ({ id, intervalMs: 2_000 })) },
});

/** The ids as the overview lists them. */
async function listed(page: Page, at: (path: string) => string): Promise<readonly string[]> {
  await page.goto(at("/"));
  const links = page.locator("#verdict h2 a");
  await expect(links).toHaveCount(2);
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return hrefs.map((href) => href?.replace("/p/", "") ?? "");
}

/** The keys work once their code is there. */
async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
}

test("two keys go through the overview's list, and say where it ends", async ({
  narrows,
  page,
}) => {
  const [first = "", second = ""] = await listed(page, narrows.at);
  await open(page, narrows.at(`/p/${first}?theme=dark`));
  await page.keyboard.press("k");
  await expect(page.locator("main header")).toContainText("This is the first of the list.");
  await page.keyboard.press("j");
  await expect(page).toHaveURL(narrows.at(`/p/${second}?theme=dark`));
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page).toHaveURL(narrows.at(`/p/${first}?theme=dark`));
});

test("the keys keep to the overview's filter", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders?q=ord"));
  await page.keyboard.press("j");
  await expect(page.locator("main header")).toContainText("The list has no other pipeline.");
  await expect(page.getByRole("link", { name: "Narrows" })).toHaveAttribute("href", "/?q=ord");
});

test("a slash finds another pipeline by a part of its name", async ({ narrows, page }) => {
  await open(page, narrows.at("/p/orders"));
  await page.keyboard.press("/");
  const dialog = page.getByRole("dialog", { name: "Another pipeline" });
  await expect(dialog.getByRole("link")).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("/");
  await expect(dialog.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("nowhere");
  await expect(dialog).toContainText("Nothing of this kind is in the list.");
  await dialog.getByRole("searchbox").fill("retu");
  await expect(dialog.getByRole("link")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(narrows.at("/p/returns"));
});

for (const path of ["/", "/p/orders"]) {
  test(`${path}: colours and zone are chosen on the page and kept in its address`, async ({
    narrows,
    page,
  }) => {
    await open(page, narrows.at(path));
    await page.keyboard.press("d");
    await page.getByRole("link", { name: "Dark" }).click();
    await expect(page).toHaveURL(narrows.at(`${path}?theme=dark`));
    await expect(page.locator("[data-theme=dark]")).toHaveCount(1);
    await page.getByRole("link", { name: "UTC", exact: true }).click();
    await expect(page).toHaveURL(narrows.at(`${path}?tz=utc&theme=dark`));
    await page.getByLabel("Another zone").selectOption("Asia/Tokyo");
    await expect(page.getByRole("contentinfo")).toContainText("Times in Asia/Tokyo");
    expect(await violations(page)).toEqual([]);
    await page.goBack();
    await expect(page.getByRole("contentinfo")).toContainText("Times in UTC");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("link", { name: "Dark" })).toBeHidden();
  });
}
