import type { Page } from "@playwright/test";
import type { SourceView } from "@/lib/contract/window";
import { CALM_NUMBERS } from "@/lib/domain/testing/calm-verdict";
import { placeOf } from "./page/in-view";
import { type Told, tellOf } from "./setup/fleet";
import { expect, test } from "./setup/setup";

test.use({
  shared: {
    pipelines: ["orders", "returns"].map((id) => ({ id, intervalMs: 2_000 })),
  },
});
test.describe.configure({ timeout: 180_000 });

const WALL_SIZE = { width: 1920, height: 1080 };
const SIZES = [WALL_SIZE, { width: 1280, height: 720 }, { width: 1080, height: 1920 }];

const critical = (name: string, since: number, verdict: Told["verdict"] = {}): Told => ({
  name,
  verdict: {
    severity: "critical",
    cause: "processing-too-slow",
    bottleneck: "consumer",
    headline: `Spark is too slow: the batches of ${name} take 14.2 s of a 10 s interval, and the oldest waits for 5 min 9 s.`,
    since,
    ...verdict,
  },
});

const calm = (count: number): readonly Told[] =>
  Array.from({ length: count }, (_, i) => ({ name: `calm-${i}` }));

const criticals = (count: number): readonly Told[] =>
  Array.from({ length: count }, (_, i) => critical(`slow-${i}`, 1_000 * i));

const failingSources = (at: number): readonly SourceView[] => [
  { name: "cloudwatch", status: "ok", lastSuccessAt: at },
  { name: "spark", status: "ok", lastSuccessAt: at },
  { name: "leases", status: "failing", lastSuccessAt: null, error: "AWS denies Scan." },
  { name: "kinesis", status: "failing", lastSuccessAt: null, error: "AWS denies it." },
];

const pipelineCount = (page: Page, count: number) =>
  expect(page.getByRole("heading", { level: 1 })).toHaveText(`${count} pipelines`);

/** From now on the page records which pipelines are on the screen, in order, and for how long, ms. */
async function noteStops(
  page: Page,
): Promise<() => Promise<readonly (readonly [string, number])[]>> {
  await page.evaluate(() => {
    const stops: [string, number][] = [];
    const look = () => {
      const name = document.querySelector("h1")?.textContent ?? "";
      if (stops.at(-1)?.[0] !== name) stops.push([name, performance.now()]);
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(window, { stops: () => stops });
  });
  return () => page.evaluate("stops()");
}

test("the grid keeps its turn while something is critical, and a round of thirty shows each of ten once", async ({
  narrows,
  page,
}) => {
  await tellOf(page, "orders", [...calm(20), ...criticals(10)]);
  await page.goto(narrows.at("/?kiosk=1&rotate=6s&grid=1"));
  await pipelineCount(page, 30);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("slow-9", { timeout: 30_000 });
  await expect(page.getByRole("banner")).toContainText("1 of 10 in trouble");
  const stops = await noteStops(page);
  const WALL = "30 pipelines";
  const isWhole = async () => {
    const names = (await stops()).map(([name]) => name);
    const first = names.indexOf(WALL);
    return first >= 0 && names.length > first + 1 ? names.slice(0, first + 1) : [];
  };
  await expect
    .poll(isWhole, { timeout: 120_000 })
    .toEqual([...Array.from({ length: 10 }, (_, i) => `slow-${9 - i}`), WALL]);
  const noted = await stops();
  const [wall, next] = noted.slice(noted.findIndex(([name]) => name === WALL));
  expect((next?.[1] ?? 0) - (wall?.[1] ?? 0)).toBeGreaterThan(4_000);
});

test("worst first means the greatest impact first, in the grid and in the overview", async ({
  narrows,
  page,
}) => {
  await tellOf(page, "orders", [
    ...calm(1),
    critical("late", 4_000),
    critical("crossed", 3_000, { cause: "shared-leases" }),
    critical("losing", 1_000, { also: ["losing-data"] }),
    critical("dead", 2_000, { cause: "down" }),
  ]);
  await page.goto(narrows.at("/?kiosk=1"));
  await pipelineCount(page, 5);
  const tiles = page.locator("main li[data-severity] :is(b, h3):first-of-type");
  const wanted = [/losing/, /dead/, /crossed/, /late/, /calm/];
  await expect(tiles.filter({ hasText: /^(losing|dead|crossed|late|calm-0)$/ })).toHaveText(wanted);
  await page.goto(narrows.at("/"));
  await expect(page.locator("main h2")).toHaveText(wanted);
});

for (const count of [5, 30, 100]) {
  test(`of ${count} pipelines, one with failing sources has a sign and a sentence for it, although it is green`, async ({
    narrows,
    page,
  }) => {
    const troubled = criticals(Math.floor(count / 3));
    const others = calm(count - troubled.length - 1);
    const deaf = { name: "half-seen", sources: failingSources(Date.now()) };
    await tellOf(page, "orders", [...others, ...troubled, deaf]);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.goto(narrows.at("/?kiosk=1"));
      await pipelineCount(page, count);
      const tile = page.locator("main li").filter({ hasText: "half-seen" });
      const words = tile.locator("[data-source-trouble]");
      await expect(words).toHaveText(/✕\s+Lease table, Kinesis failing/);
      await expect(words).toBeVisible();
      const [inner, outer] = [await placeOf(words), await placeOf(tile)];
      expect(inner.y).toBeGreaterThanOrEqual(outer.y - 1);
      expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height + 1);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(narrows.at("/"));
    const row = page.locator("#verdict :is(li, tr)").filter({ hasText: "half-seen" }).first();
    await expect(row).toContainText(/✕\s*Lease table/);
  });
}

const CURE =
  "Narrows can be given no user name, password or token for it today: set the Spark address to one that needs none, such as the driver's own, or let the gateway admit Narrows by its network address.";
const REFUSED =
  "Not enough data to judge: something before the Spark driver asks for a log-in at http://driver:4040 and does not let streaming/statistics through, for 12 min now.";
const DENIED =
  "Not enough data to judge: AWS denies GetMetricData in eu-west-1, for 12 min 5 s now. Allow cloudwatch:GetMetricData to the dashboard's role or user, which is arn:aws:sts::123456789012:assumed-role/narrows-dashboard/i-0123456789.";

/** Pipelines with an unknown state and the longest remedies there are. */
const refused = (count: number): readonly Told[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `refused-${i}`,
    verdict: {
      severity: "unknown",
      cause: "no-data",
      bottleneck: "unknown",
      headline: i % 2 === 0 ? `${REFUSED} ${CURE}` : DENIED,
      advice: [
        { text: i % 2 === 0 ? CURE : DENIED.slice(DENIED.indexOf("Allow")), because: "It is." },
      ],
      since: null,
    },
    ...(i % 3 === 1 && { sources: failingSources(Date.now()) }),
  }));

/** Runs in the page: the sentences that are cut off, or that overflow their tiles. */
function cutSentences(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>("main li[data-severity] h2")]
    .filter((sentence) => {
      const half = Number.parseFloat(getComputedStyle(sentence).fontSize) / 2;
      const tile = sentence.closest("li")?.getBoundingClientRect();
      const isCut = sentence.scrollHeight > sentence.clientHeight + half;
      return (
        isCut ||
        sentence.parentElement === null ||
        sentence.parentElement.getBoundingClientRect().bottom > (tile?.bottom ?? 0) + 1
      );
    })
    .map(({ textContent }) => textContent ?? "");
}

for (const count of [2, 3, 5, 30]) {
  test(`of ${count} pipelines of unknown state every sentence is whole, with any remedy`, async ({
    narrows,
    page,
  }) => {
    const troubled = count > 5 ? 10 : count;
    await tellOf(page, "orders", [...calm(count - troubled), ...refused(troubled)]);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.goto(narrows.at("/?kiosk=1"));
      await pipelineCount(page, count);
      const sentences = page.locator("main li[data-severity] h2");
      await expect(sentences.first()).toContainText(/refused|denies|log-in/);
      expect(await page.evaluate(cutSentences), `${size.width} × ${size.height}`).toEqual([]);
      for (const sentence of await sentences.allTextContents()) expect(sentence).toMatch(/\.$/);
    }
    // When it is alone on the screen, it shows the advice.
    await page.goto(narrows.at("/p/refused-0?kiosk=1"));
    await expect(page.locator("main h2")).toHaveText(/by its network address\.$/);
    for (const size of SIZES) {
      await page.setViewportSize(size);
      const missing = await page
        .locator("main h2")
        .evaluate((sentence) => sentence.scrollHeight - sentence.clientHeight);
      expect(missing).toBeLessThan(20);
    }
  });
}

test("names with the same beginning keep their ends", async ({ narrows, page }) => {
  const names = ["throttled", "denied", "down", "hangs"].map(
    (end) => `our-cloudwatch-service-${end}`,
  );
  await tellOf(page, "orders", [...calm(20), ...names.map((name) => ({ name }))]);
  await page.setViewportSize(WALL_SIZE);
  await page.goto(narrows.at("/?kiosk=1"));
  await pipelineCount(page, 24);
  for (const name of names) {
    const tile = page.locator("main li").filter({ hasText: name });
    const tail = tile.locator("[data-part]").last();
    await expect(tail).toHaveAttribute("data-part", /-(throttled|denied|down|hangs)$/);
    const [inner, outer] = [await placeOf(tail), await placeOf(tile)];
    expect(inner.width).toBeGreaterThan(10);
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
  }
});

for (const [what, path] of [
  ["the wall", "/?kiosk=1"],
  ["one pipeline", "/p/slow-1?kiosk=1"],
] as const) {
  test(`${what}: nothing moves when an age changes from one digit to two`, async ({
    narrows,
    page,
  }) => {
    const at = Date.now() - 7_000;
    const sources: readonly SourceView[] = (["cloudwatch", "spark", "kinesis"] as const).map(
      (name) => ({ name, status: "ok", lastSuccessAt: at }),
    );
    await tellOf(page, "orders", [
      ...calm(20),
      ...criticals(10).map((told) => ({ ...told, sources })),
    ]);
    await page.setViewportSize(WALL_SIZE);
    await page.clock.install();
    await page.goto(narrows.at(path));
    await expect(page.locator("main h2").first()).toContainText("slow-");
    await page.evaluate(() => {
      const shifts: string[] = [];
      // An entry of this type has these fields; the DOM's types do not have it yet.
      type Shift = PerformanceEntry & { readonly sources: readonly { readonly node?: Node }[] };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as Shift[])
          for (const { node } of entry.sources) shifts.push(node?.textContent?.slice(0, 60) ?? "");
      }).observe({ type: "layout-shift" });
      Object.assign(window, { shifts: () => shifts });
    });
    const places = () =>
      page
        .locator("footer span, footer b")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    const before = await places();
    for (let second = 0; second < 12; second++) {
      await page.clock.runFor(1_000);
      expect(await places()).toEqual(before);
    }
    expect(await page.evaluate("shifts()")).toEqual([]);
  });
}

/** Runs in the page: the visible numbers of the tiles, and the tiles' bounds. */
function tilesOf() {
  const boxes = (selector: string) =>
    [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
  const tiles = boxes("main li[data-severity]");
  return {
    numbers: boxes("main li[data-severity] [data-delay]").filter(({ height }) => height > 0).length,
    top: Math.min(...tiles.map(({ top }) => top)),
    bottom: Math.max(...tiles.map(({ bottom }) => bottom)),
  };
}

test("a grid with old data still shows everything, and nothing covers it", async ({
  narrows,
  page,
}) => {
  const fleet = [...calm(20), ...criticals(10)];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.unrouteAll();
    await tellOf(page, "orders", fleet);
    await page.goto(narrows.at("/?kiosk=1"));
    await pipelineCount(page, fleet.length);
    const fresh = await page.evaluate(tilesOf);
    expect(fresh.numbers).toBeGreaterThan(0);
    await page.route("**/api/pipelines", (route) => route.abort());
    const notice = page.locator("[data-stale-notice]");
    await expect(notice).toBeVisible({ timeout: 30_000 });
    await expect(notice).toContainText(/No answer for \d+/);
    const old = await page.evaluate(tilesOf);
    expect(old.numbers).toBe(fresh.numbers);
    expect(old.bottom).toBeLessThanOrEqual(size.height);
    const { y, height } = await placeOf(notice);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(old.top);
  }
});

/** Runs in the page: numbers that are cut off at the right, where they would read as another number. */
function cutNumbers(): readonly string[] {
  const numbers = "[data-delay] b, [data-the-number] p, li [data-number] b, div[data-number] p";
  return [...document.querySelectorAll(numbers)]
    .filter((number) => {
      const box = number
        .closest("li, [data-the-number], div[data-number]")
        ?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(number);
      return range.getBoundingClientRect().right > (box?.right ?? 0) + 1;
    })
    .map(({ textContent }) => textContent ?? "");
}

test("a delay that is a lower bound is shown whole, on the grid and alone", async ({
  narrows,
  page,
}) => {
  for (const ms of [211_000, 86_000_000]) {
    const numbers = { ...CALM_NUMBERS, endToEndDelayMs: ms, delayIsAtLeast: true };
    await page.unrouteAll({ behavior: "wait" });
    await tellOf(
      page,
      "orders",
      [0, 1, 2].map((i) => critical(`stuck-${i}`, 1_000 * i, { numbers })),
    );
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.goto(narrows.at("/?kiosk=1"));
      await pipelineCount(page, 3);
      await expect(page.locator("[data-delay] b").first()).toHaveText(/^more than /);
      expect(await page.evaluate(cutNumbers), `${size.width} × ${size.height}`).toEqual([]);
      await page.goto(narrows.at("/p/stuck-0?kiosk=1"));
      await expect(page.locator("[data-the-number]")).toContainText("more than ");
      expect(await page.evaluate(cutNumbers), `alone, ${size.width} × ${size.height}`).toEqual([]);
    }
  }
});

test("a rate of refused writes is shown whole, on the grid and alone", async ({
  narrows,
  page,
}) => {
  for (const value of [422, 12_345]) {
    const numbers = { ...CALM_NUMBERS, refusedRecordsPerSecond: value };
    const cause = { cause: "write-limit", bottleneck: "shards-write", numbers } as const;
    const number = {
      of: "writes-refused",
      value,
      unit: "records/s",
      limit: null,
      isAtLeast: false,
    } as const;
    await page.unrouteAll({ behavior: "wait" });
    await tellOf(
      page,
      "orders",
      [0, 1, 2].map((i) => ({ ...critical(`full-${i}`, 1_000 * i, cause), number })),
    );
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.goto(narrows.at("/?kiosk=1"));
      await pipelineCount(page, 3);
      await expect(page.locator("[data-number] b").first()).toHaveText(/\d\srecords\/s$/);
      expect(await page.evaluate(cutNumbers), `${size.width} × ${size.height}`).toEqual([]);
      await page.goto(narrows.at("/p/full-0?kiosk=1"));
      await expect(page.locator("[data-number]")).toContainText("records/s");
      expect(await page.evaluate(cutNumbers), `alone, ${size.width} × ${size.height}`).toEqual([]);
    }
  }
});
