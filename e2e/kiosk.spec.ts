import { AxeBuilder } from "@axe-core/playwright";
import type { Page, Route } from "@playwright/test";
import { VERSION_HEADER } from "@/lib/contract/urls";
import type { PipelinesAnswer } from "@/lib/contract/pipelines";
import type { WindowAnswer } from "@/lib/contract/window";
import { greenOn } from "./page/green-on";
import { asksAgain, banner, headline } from "./page/reading";
import { expect, test, watching } from "./setup/setup";

const MINUTE_MS = 60_000;

test.use({
  shared: {
    pipelines: [
      { id: "orders", name: "Orders", intervalMs: 2_000 },
      {
        id: "clicks",
        name: "Clickstream",
        intervalMs: 2_000,
        troubles: [{ trouble: "slow", sinceMs: 10 * MINUTE_MS }],
      },
      {
        id: "payments",
        name: "Payments",
        intervalMs: 2_000,
        region: "eu-west-2",
        troubles: [{ trouble: "leases-denied", sinceMs: 0 }],
      },
    ],
  },
});
test.describe.configure({ timeout: 120_000 });

/** The screens on a wall: landscape, portrait, small and very large. */
const SCREENS = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 3840, height: 2160 },
  { width: 1080, height: 1920 },
] as const;

const KIOSKS = [
  ["all on one wall", "/?kiosk=1"],
  ["one pipeline", "/p/clicks?kiosk=1"],
  ["one that is well", "/p/orders?kiosk=1"],
  ["each in turn", "/?kiosk=1&rotate=30s"],
] as const;

const verdict = (page: Page) => page.locator("main h2").first();

for (const [what, path] of KIOSKS) {
  test(`${what}: by its URL alone, without controls, up to the edges of every screen`, async ({
    narrows,
    page,
  }) => {
    for (const screen of SCREENS) {
      await page.setViewportSize(screen);
      await page.goto(narrows.at(path));
      await expect(page.locator("[data-alive]")).toBeVisible();
      await expect(verdict(page)).toBeVisible();
      const seen = await page.evaluate(measured);
      expect(seen.focusable, "to be focused").toEqual([]);
      expect(seen.scrolls, "to be scrolled").toEqual([]);
      expect(seen.outside, `outside ${screen.width} × ${screen.height}`).toEqual([]);
      expect(seen.cut, `words cut at ${screen.width} × ${screen.height}`).toEqual([]);
      const scale = Math.min(screen.width, screen.height) / 1080;
      expect(seen.verdictPx).toBeGreaterThanOrEqual(64 * scale);
    }
  });
}

test("one pipeline: its name, since when, how late, the chart of its cause, the time and the age of the data", async ({
  narrows,
  page,
}) => {
  await page.goto(narrows.at("/p/clicks?kiosk=1&tz=Asia/Tokyo"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Clickstream");
  await expect(page.getByRole("banner")).toContainText("stream clicks");
  await expect(headline(page)).toHaveText(/^Spark is too slow/);
  await expect(banner(page)).toContainText(/CRITICAL/i);
  await expect(banner(page)).toContainText(/since (before )?(\d+ \w+ )?\d\d:\d\d/);
  await expect(page.locator("[data-the-number]")).toContainText(/End-to-end delay\s*\d+/);
  await expect(page.locator("[data-number]")).toContainText(/Batches take\s*\S+\ss of 2\ss/);
  await expect(page.locator("[data-chart=processing] svg path[d*=L]").first()).toBeVisible();
  await expect(page.locator("[data-chart=processing]")).toContainText(/processing time \d\S*\ss/);
  const clock = page.locator("[data-clock]");
  await expect(clock).toContainText(/\d\d:\d\d:\d\d.*Asia\/Tokyo/);
  const before = await clock.innerText();
  await expect.poll(() => clock.innerText()).not.toBe(before);
  await expect(page.getByRole("contentinfo")).toContainText(
    /Picture asked every 5 s, updated (just now|\d s ago)/,
  );
  await expect(page.getByRole("contentinfo")).toContainText(/Spark driver (just now|\d+ s ago)/);
});

test("a source with a problem is named with its reason", async ({ narrows, page }) => {
  await page.goto(narrows.at("/p/payments?kiosk=1"));
  await expect(page.getByRole("contentinfo")).toContainText(/Lease table failing: AWS denies Scan/);
  await page.goto(narrows.at("/?kiosk=1"));
  const tile = page.locator("main li").filter({ hasText: "Payments" });
  await expect(tile).toContainText("Lease table failing");
});

test("the grid: worst first and largest, the others counted", async ({ narrows, page }) => {
  await page.goto(narrows.at("/?kiosk=1"));
  const tiles = page.locator("main li[data-severity]");
  await expect(tiles).toHaveCount(3);
  await expect(tiles.first()).toContainText(/Clickstream.*Critical, processing too slow/s);
  const areas = await tiles.evaluateAll((all) =>
    all.map((one) => one.clientWidth * one.clientHeight),
  );
  expect(areas[0]).toBeGreaterThan(Math.max(...areas.slice(1)));
  await expect(page.getByRole("list", { name: "Severities" })).toContainText("1 Critical");
  await expect(page).toHaveURL(/\/\?kiosk=1$/);
});

test("dark unless the URL says light", async ({ narrows, page }) => {
  const ground = () =>
    page.locator("[data-theme]").evaluate((frame) => getComputedStyle(frame).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(narrows.at("/p/orders?kiosk=1"));
  expect(await ground()).toBe("rgb(16, 19, 21)");
  await page.goto(narrows.at("/p/orders?kiosk=1&theme=light"));
  expect(await ground()).toBe("rgb(252, 252, 251)");
});

test("neither page loads the other's code", async ({ narrows, page }) => {
  const codeOf = async (path: string): Promise<string> => {
    const bodies: Promise<string>[] = [];
    page.on("response", (response) => {
      if (response.url().endsWith(".js")) bodies.push(response.text());
    });
    await page.goto(narrows.at(path));
    await page.waitForLoadState("networkidle");
    page.removeAllListeners("response");
    return (await Promise.all(bodies)).join("\n");
  };
  const [plain, wall] = [await codeOf("/p/orders"), await codeOf("/p/orders?kiosk=1")];
  expect(plain).not.toContain("data-answer-age");
  expect(wall).toContain("data-answer-age");
  expect(plain).toContain("recharts");
  expect(wall).not.toContain("recharts");
  expect(await codeOf("/")).not.toContain("data-answer-age");
});

/** The pipeline that comes after another at that turn; read in one call, before the next turn. */
async function nameAt(page: Page, turn: string, before: unknown): Promise<unknown> {
  const found = await page.waitForFunction(
    ([wanted, gone]) => {
      const [head, name] = ["header", "h1"].map(
        (what) => document.querySelector(what)?.textContent,
      );
      return head?.includes(String(wanted)) && name !== gone ? name : false;
    },
    [turn, before],
  );
  return found.jsonValue();
}

test("rotation: each pipeline in turn, with the troubles of the others named", async ({
  narrows,
  page,
}) => {
  await page.goto(narrows.at("/?kiosk=1&rotate=5s"));
  const name = page.getByRole("heading", { level: 1 });
  await expect(name).toHaveText("Clickstream");
  await expect(page.getByRole("banner")).toContainText("1 of 3");
  await expect(page.locator("[data-others]")).toHaveText(
    /^Elsewhere:no trouble in the other 2\s*Payments\s+✕ Lease table failing$/,
  );
  await expect(name).not.toHaveText("Clickstream", { timeout: 20_000 });
  await expect(page.locator("[data-others]")).toContainText("Clickstream Critical");
  const second = await nameAt(page, "2 of 3", "Clickstream");
  const third = await nameAt(page, "3 of 3", second);
  expect([second, third].toSorted()).toEqual(["Orders", "Payments"]);
  await expect(name).toHaveText("Clickstream", { timeout: 20_000 });
});

test("rotation begins with the pipeline in the URL, and includes the grid if asked for", async ({
  narrows,
  page,
}) => {
  await page.goto(narrows.at("/p/orders?kiosk=1&rotate=5s"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Orders");
  await page.goto(narrows.at("/?kiosk=1&rotate=5s&grid=1"));
  const name = page.getByRole("heading", { level: 1 });
  await expect(name).toHaveText("3 pipelines");
  await expect(name).toHaveText("Clickstream", { timeout: 20_000 });
});

test("an invalid rotate is named on the screen, and rotation goes on", async ({
  narrows,
  page,
}) => {
  await page.goto(narrows.at("/?kiosk=1&rotate=soon"));
  await expect(page.getByRole("contentinfo")).toContainText(
    'rotate: "soon" is not a time from 5s to 1h, for example rotate=30s.',
  );
  await expect(page.getByRole("banner")).toContainText("1 of 3");
});

test("the page waits for an unknown pipeline", async ({ narrows, page }) => {
  await page.goto(narrows.at("/p/nope?kiosk=1"));
  await expect(headline(page)).toHaveText(/^No good answer for \d+\ss/);
  await expect(banner(page)).toContainText("There is no such pipeline");
  await expect(page.getByRole("contentinfo")).toContainText("No picture yet");
});

test("a hidden tab goes on polling, and a visible one keeps the screen on", async ({
  narrows,
  page,
}) => {
  await page.addInitScript(() => {
    let visible = true;
    const locks: { released: boolean; release(): Promise<void> }[] = [];
    Object.defineProperty(document, "visibilityState", {
      get: () => (visible ? "visible" : "hidden"),
    });
    const request = async () => {
      const lock = { released: false, release: () => Promise.resolve() };
      locks.push(lock);
      return lock;
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
    Object.assign(window, {
      locks: () => locks.length,
      show: (seen: boolean) => {
        visible = seen;
        // A browser releases the lock when the page is hidden.
        if (!seen) for (const lock of locks) lock.released = true;
        document.dispatchEvent(new Event("visibilitychange"));
        if (!seen) window.dispatchEvent(new Event("blur"));
      },
    });
  });
  const show = (seen: boolean) => page.evaluate(`show(${seen})`);
  await page.goto(narrows.at("/p/orders?kiosk=1"));
  await expect.poll(() => page.evaluate("locks()")).toBe(1);
  await show(false);
  for (let i = 0; i < 3; i++) await page.waitForResponse(/\/api\/pipelines\/orders/);
  await expect(page.locator("[data-stale]")).toHaveCount(0);
  expect(await page.evaluate("locks()")).toBe(1);
  await show(true);
  await expect.poll(() => page.evaluate("locks()")).toBe(2);
});

test("less than six hours before data loss a clock counts down; after it, the page says so", async ({
  narrows,
  page,
}) => {
  let change: Pick<WindowAnswer["verdict"], "also"> & { readonly leftMs: number | null } = {
    also: [],
    leftMs: 2 * 3_600_000,
  };
  await page.route("**/api/pipelines/clicks?*", async (route) => {
    // Both sides of the contract are ours.
    const body = (await (await route.fetch()).json()) as WindowAnswer;
    const { verdict: said } = body;
    const numbers = { ...said.numbers, timeToDataLossMs: change.leftMs };
    await route.fulfill({ json: { ...body, verdict: { ...said, also: change.also, numbers } } });
  });
  await page.goto(narrows.at("/p/clicks?kiosk=1"));
  const timer = page.getByRole("timer");
  await expect(timer).toContainText(/Data loss in\s*[12]:\d\d:\d\d/);
  const before = await timer.innerText();
  await expect.poll(() => timer.innerText()).not.toBe(before);
  change = { also: ["losing-data"], leftMs: 0 };
  await expect(page.locator("[data-loss=now]")).toHaveText("Data are being lost now");
  await expect(timer).toHaveCount(0);
  change = { also: [], leftMs: 7 * 3_600_000 };
  await expect(page.locator("[data-loss]")).toHaveCount(0);
});

test("of a hundred pipelines, those without room are counted in a sentence", async ({
  narrows,
  page,
}) => {
  await page.route("**/api/pipelines", async (route) => {
    // Both sides of the contract are ours.
    const body = (await (await route.fetch()).json()) as PipelinesAnswer;
    const [first] = body.pipelines;
    if (!first) throw new Error("The product watches nothing.");
    const others = Array.from({ length: 97 }, (_, i) => ({
      ...first,
      id: `other-${i}`,
      name: `other-${i}`,
    }));
    await route.fulfill({ json: { ...body, pipelines: [...body.pipelines, ...others] } });
  });
  for (const screen of SCREENS) {
    await page.setViewportSize(screen);
    await page.goto(narrows.at("/?kiosk=1"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("100 pipelines");
    await expect(page.locator("[data-rest-words]")).toHaveText("and 59 more: 59 fine");
    await expect(page.locator("main li[data-severity]")).toHaveCount(41);
    const seen = await page.evaluate(measured);
    expect([...seen.outside, ...seen.cut]).toEqual([]);
  }
});

test.describe("a new version of the product", () => {
  /** Answers as another build; requests that `passes` refuses get the old one's answers. */
  const anotherBuild = (page: Page, passes: (route: Route) => boolean) =>
    page.route(/\/(api\/pipelines|p\/orders\?kiosk)/, async (route) => {
      if (!passes(route)) return route.continue();
      const response = await route.fetch();
      const headers = { ...response.headers(), [VERSION_HEADER]: "another" };
      return route.fulfill({ response, headers });
    });

  test("is loaded once, and never in a loop", async ({ narrows, page }) => {
    await page.clock.install();
    await page.goto(narrows.at("/p/orders?kiosk=1"));
    await expect(page.locator("[data-alive]")).toBeVisible();
    let loads = 0;
    page.on("load", () => loads++);
    await anotherBuild(page, () => true);
    await expect.poll(() => loads, { timeout: 30_000 }).toBe(1);
    await expect(headline(page)).toHaveText(/^Keeping up/);
    // The page that came is of the old build again: the next reload waits for two minutes.
    const probes: string[] = [];
    page.on("request", (request) => {
      if (new URL(request.url()).pathname === "/p/orders") probes.push(request.url());
    });
    await page.clock.runFor(15_000);
    await asksAgain(page);
    expect(probes).toEqual([]);
    expect(loads).toBe(1);
  });

  for (const [how, answer] of [
    ["does not come", (route: Route) => route.abort()],
    ["is an error", (route: Route) => route.fulfill({ status: 500, body: "no" })],
  ] as const) {
    test(`is not loaded while its page ${how}`, async ({ narrows, page }) => {
      await page.goto(narrows.at("/p/orders?kiosk=1"));
      await expect(page.locator("[data-alive]")).toBeVisible();
      let loads = 0;
      page.on("load", () => loads++);
      await anotherBuild(page, (route) => route.request().url().includes("/api/"));
      await page.route(/\/p\/orders\?kiosk/, answer);
      await page.waitForRequest(/\/p\/orders\?kiosk/);
      await asksAgain(page);
      expect(loads).toBe(0);
      await expect(headline(page)).toHaveText(/^Keeping up/);
    });
  }
});

test("without its code the screen says that it does not update, and is not green", async ({
  narrows,
  page,
}) => {
  await page.route("**/*.js", (route) => route.abort());
  await page.goto(narrows.at("/p/orders?kiosk=1"));
  const words = page.getByText("This screen stands still");
  await expect(words).toBeHidden();
  await expect(words).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("main")).toHaveCSS("filter", "grayscale(1)");
});

for (const [what, path, shows] of [
  ["one pipeline", "/p/orders?kiosk=1", /^Keeping up/],
  ["the wall", "/?kiosk=1", /^Keeping up/],
] as const) {
  test(`${what} loses and regains its server: its data stay, old and in grey, and nothing is green`, async ({
    setup,
    page,
  }) => {
    const demo = await setup.demo({
      pipelines: ["orders", "returns"].map((id) => ({ id, intervalMs: 2_000 })),
    });
    const first = await setup.product(watching(demo));
    await first.isReady();
    await page.goto(first.at(path));
    await expect(verdict(page)).toHaveText(shows);
    // Otherwise the check for no green later would prove nothing.
    expect((await greenOn(page)).length).toBeGreaterThan(0);
    await page.waitForResponse(/\/api\/pipelines/);
    let loads = 0;
    page.on("load", () => loads++);

    const stoppedAt = Date.now();
    await first.end("SIGKILL");
    const notice = page.locator("[data-stale-notice]");
    await expect(notice).toBeVisible({ timeout: 35_000 });
    expect(Date.now() - stoppedAt).toBeGreaterThan(9_000);
    expect(Date.now() - stoppedAt).toBeLessThan(25_000);
    await expect(notice).toContainText("The Narrows server cannot be reached.");
    await expect(notice).toContainText(/\d\d:\d\d:\d\d/);
    const silence = page.getByText(/^No answer for \d+/).first();
    await expect(silence).toBeVisible();
    await expect(page.locator("main")).toHaveCSS("filter", "grayscale(1)");
    expect(await greenOn(page)).toEqual([]);
    await expect(page).toHaveTitle(/^✕ no answer/);
    // Each goes on by itself: a second may end between two readings.
    for (const ticking of [silence, page.locator("[data-clock]")]) {
      const before = await ticking.innerText();
      await expect.poll(() => ticking.innerText()).not.toBe(before);
    }
    expect(await violations(page)).toEqual([]);

    const second = await setup.product({ ...watching(demo), env: { PORT: String(first.port) } });
    await second.isReady();
    await expect(notice).toBeHidden({ timeout: 30_000 });
    await expect(verdict(page)).toHaveText(shows, { timeout: 30_000 });
    expect((await greenOn(page)).length).toBeGreaterThan(0);
    // The same build came back: there was no reason to reload.
    expect(loads).toBe(0);
  });
}

for (const [what, path] of [
  ["the wall, dark", "/?kiosk=1"],
  ["the wall, light", "/?kiosk=1&theme=light"],
  ["a critical pipeline, dark", "/p/clicks?kiosk=1"],
  ["a critical pipeline, light", "/p/clicks?kiosk=1&theme=light"],
  ["a calm pipeline in its turn", "/p/orders?kiosk=1&rotate=1h"],
  ["a pipeline with a source that fails, light", "/p/payments?kiosk=1&theme=light"],
  ["a pipeline that is not there", "/p/nope?kiosk=1"],
] as const) {
  test(`${what} meets WCAG AA`, async ({ narrows, page }) => {
    await page.setViewportSize(SCREENS[0]);
    await page.goto(narrows.at(path));
    await expect(verdict(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
}

/** Runs in the page: elements that can be focused or scrolled, are outside the screen, or are cut off. */
function measured() {
  const tags = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  const name = (element: Element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`;
  const all = [...document.querySelectorAll("body *")].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && !element.closest(".visually-hidden, svg > *");
  });
  const { scrollWidth, scrollHeight } = document.documentElement;
  const large = document.querySelector("main h2");
  return {
    focusable: [...document.querySelectorAll(tags)].map(name),
    scrolls: [
      ...(scrollWidth > innerWidth || scrollHeight > innerHeight ? ["the page"] : []),
      ...all.filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY)).map(name),
    ],
    outside: all
      .filter((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
      })
      .map(name),
    // Names may end in an ellipsis; a sentence may not. Tight lines overflow by less than half a
    // line.
    cut: [...document.querySelectorAll("main h2, footer p")]
      .filter((element) => !element.closest(".visually-hidden"))
      .filter((element) => {
        const half = Number.parseFloat(getComputedStyle(element).fontSize) / 2;
        return element.scrollHeight > element.clientHeight + half;
      })
      .map(name),
    verdictPx: large ? Number.parseFloat(getComputedStyle(large).fontSize) : 0,
  };
}
