import { expect, type Page } from "@playwright/test";
import type { WindowAnswer } from "@/lib/contract/window";
import { headline } from "../page/reading";
import { type SceneName, type Scenes, TROUBLED } from "./screenshot-scenes";

export interface Shot {
  /** Under `docs/`. */
  readonly file: string;
  readonly scene: SceneName;
  readonly path: string;
  readonly on: "desktop" | "laptop" | "office" | "phone" | "paper" | "wall" | "standingWall";
  readonly theme: "light" | "dark";
  /** The height of the image, px; the window's height when absent. */
  readonly height?: number;
  /** The element at its top, with a small margin; the page's top when absent. */
  readonly beginsWith?: string;
  /** Brings the page into the state of the screenshot. */
  wait(page: Page, scenes: Scenes): Promise<unknown>;
}

const charts = (page: Page) => expect(page.locator("main .recharts-surface").first()).toBeVisible();
const said = (words: RegExp) => async (page: Page) => {
  await expect(headline(page)).toHaveText(words, { timeout: 60_000 });
  // The past is evaluated after the present; a busy machine must not spoil a screenshot.
  const timeline = page.getByRole("region", { name: "Verdicts of this window" });
  await expect(timeline)
    .not.toContainText("no data", { timeout: 30_000 })
    .catch(() => undefined);
  await charts(page);
};
const shown = (words: string | RegExp) => (page: Page) =>
  expect(page.getByText(words).first()).toBeVisible({ timeout: 60_000 });

/** Every state of the page, in an order in which one does not disturb the next. */
export const SHOTS: readonly Shot[] = [
  {
    file: "pipeline.png",
    scene: "demo",
    path: "/p/clicks",
    on: "desktop",
    theme: "light",
    wait: said(/too slow/),
  },
  {
    file: "screenshots/critical-dark.png",
    scene: "demo",
    path: "/p/clicks",
    on: "desktop",
    theme: "dark",
    height: 1500,
    wait: said(/too slow/),
  },
  {
    file: "screenshots/shards-light.png",
    scene: "demo",
    path: "/p/payments",
    on: "desktop",
    theme: "light",
    height: 1500,
    wait: said(/shards are full/),
  },
  {
    file: "screenshots/healthy-light.png",
    scene: "demo",
    path: "/p/orders",
    on: "desktop",
    theme: "light",
    height: 1750,
    wait: said(/Keeping up/),
  },
  {
    file: "screenshots/evidence-light.png",
    scene: "demo",
    path: "/p/clicks",
    on: "desktop",
    theme: "light",
    beginsWith: "#evidence-title",
    height: 1060,
    wait: said(/too slow/),
  },
  {
    file: "screenshots/capacity-dark.png",
    scene: "demo",
    path: "/p/orders",
    on: "desktop",
    theme: "dark",
    beginsWith: "#chart-write-throttles",
    height: 620,
    wait: said(/Keeping up/),
  },
  {
    file: "screenshots/paper.png",
    scene: "demo",
    path: "/p/clicks?theme=dark",
    on: "paper",
    theme: "dark",
    height: 3200,
    wait: onPaper,
  },
  {
    file: "screenshots/phone-critical-light.png",
    scene: "demo",
    path: "/p/clicks",
    on: "phone",
    theme: "light",
    height: 1700,
    wait: said(/too slow/),
  },
  {
    file: "screenshots/phone-healthy-dark.png",
    scene: "demo",
    path: "/p/orders",
    on: "phone",
    theme: "dark",
    height: 1700,
    wait: said(/Keeping up/),
  },
  {
    file: "screenshots/overview-light.png",
    scene: "demo",
    path: "/",
    on: "desktop",
    theme: "light",
    wait: shown("3 pipelines"),
  },
  {
    file: "screenshots/phone-overview-dark.png",
    scene: "demo",
    path: "/",
    on: "phone",
    theme: "dark",
    wait: shown("3 pipelines"),
  },
  {
    file: "screenshots/bad-range.png",
    scene: "demo",
    path: "/p/orders?from=yesterday",
    on: "desktop",
    theme: "light",
    wait: shown("is not a time"),
  },
  {
    file: "screenshots/wrong-address.png",
    scene: "demo",
    path: "/p/nope",
    on: "phone",
    theme: "light",
    wait: shown("no such pipeline"),
  },
  {
    file: "screenshots/keys.png",
    scene: "demo",
    path: "/p/orders",
    on: "desktop",
    theme: "light",
    wait: openKeys,
  },
  {
    file: "screenshots/past-dark.png",
    scene: "demo",
    path: "/p/clicks?from=now-2h&to=now-10m",
    on: "desktop",
    theme: "dark",
    wait: pointAtChart,
  },
  {
    file: "screenshots/source-failing.png",
    scene: "broken",
    path: "/p/orders",
    on: "desktop",
    theme: "light",
    wait: charts,
  },
  {
    file: "screenshots/no-data-yet.png",
    scene: "silent",
    path: "/p/orders",
    on: "desktop",
    theme: "dark",
    wait: shown("No data yet."),
  },
  {
    file: "screenshots/many.png",
    scene: "many",
    path: "/",
    on: "desktop",
    theme: "light",
    wait: shown("200 pipelines"),
  },
  {
    file: "screenshots/wall-critical.png",
    scene: "demo",
    path: "/p/clicks?kiosk=1",
    on: "wall",
    theme: "dark",
    wait: onWall(/too slow/),
  },
  {
    file: "screenshots/wall-healthy-light.png",
    scene: "demo",
    path: "/p/orders?kiosk=1&theme=light",
    on: "wall",
    theme: "light",
    wait: onWall(/Keeping up/),
  },
  {
    file: "screenshots/wall-all.png",
    scene: "demo",
    path: "/?kiosk=1",
    on: "wall",
    theme: "dark",
    wait: onWall(/too slow|shards are full/),
  },
  {
    file: "screenshots/wall-standing.png",
    scene: "demo",
    path: "/p/payments?kiosk=1&rotate=30s",
    on: "standingWall",
    theme: "dark",
    wait: onWall(/shards are full/),
  },
  {
    file: "screenshots/wall-data-loss.png",
    scene: "demo",
    path: "/p/clicks?kiosk=1",
    on: "wall",
    theme: "dark",
    wait: nearDataLoss,
  },
  {
    file: "screenshots/wall-stale.png",
    scene: "demo",
    path: "/p/orders?kiosk=1",
    on: "wall",
    theme: "dark",
    wait: loseAnswers,
  },
  {
    file: "screenshots/wall-source-failing.png",
    scene: "broken",
    path: "/p/orders?kiosk=1",
    on: "wall",
    theme: "dark",
    wait: onWall(/Spark|data/),
  },
  {
    file: "screenshots/wall-many.png",
    scene: "many",
    path: "/?kiosk=1",
    on: "wall",
    theme: "dark",
    wait: onWall(/Spark is/),
  },
  {
    file: "screenshots/wall-many-stale-standing.png",
    scene: "many",
    path: "/?kiosk=1&theme=light",
    on: "standingWall",
    theme: "light",
    wait: loseAnswers,
  },
  {
    file: "screenshots/server-gone.png",
    scene: "demo",
    path: "/p/clicks",
    on: "desktop",
    theme: "light",
    wait: loseServer,
  },
  ...troubleShots(),
];

/** The first screen in every trouble, at three sizes, dark and light in turn. */
function troubleShots(): readonly Shot[] {
  return (["laptop", "office", "wall"] as const).flatMap((on) =>
    TROUBLED.map(({ id }, i) => ({
      file: `screenshots/troubles/${id}-${on}.jpg`,
      scene: "troubles",
      path: `/p/${id}`,
      on,
      theme: i % 2 === 0 ? "light" : "dark",
      wait: isNoticed(id),
    })),
  );
}

/** The verdict does not depend on these sources while the others answer. */
const HARMLESS = /^(kinesis|leases)-/;

function isNoticed(trouble: string) {
  return async (page: Page) => {
    await charts(page);
    if (HARMLESS.test(trouble)) return;
    await expect(headline(page)).not.toHaveText(/^Keeping up/, { timeout: 300_000 });
  };
}

async function onPaper(page: Page): Promise<void> {
  await said(/too slow/)(page);
  await page.emulateMedia({ media: "print" });
}

async function openKeys(page: Page): Promise<void> {
  await charts(page);
  // It appears with the code that listens to keys.
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
}

async function pointAtChart(page: Page): Promise<void> {
  await charts(page);
  await page.locator("[data-chart=bytes] [data-plot]").hover();
}

function onWall(words: RegExp) {
  return async (page: Page) => {
    await expect(page.locator("[data-alive] main h2").first()).toHaveText(words, {
      timeout: 60_000,
    });
  };
}

/** The demo's retention is a day: puts the numbers of its last hours into the answer. */
async function nearDataLoss(page: Page): Promise<void> {
  await page.route("**/api/pipelines/clicks?*", async (route) => {
    // Both sides of the contract are ours.
    const body = (await (await route.fetch()).json()) as WindowAnswer;
    const numbers = { ...body.verdict.numbers, timeToDataLossMs: 2.3 * 3_600_000 };
    await route.fulfill({ json: { ...body, verdict: { ...body.verdict, numbers } } });
  });
  await expect(page.getByRole("timer")).toBeVisible();
}

async function loseAnswers(page: Page): Promise<void> {
  await expect(page.locator("[data-alive]")).toBeVisible();
  await page.route("**/api/**", (route) => route.abort());
  await expect(page.locator("[data-stale-notice]")).toBeVisible({ timeout: 40_000 });
  await page.waitForTimeout(8_000);
}

async function loseServer(page: Page, scenes: Scenes): Promise<void> {
  await said(/too slow/)(page);
  await (await scenes.product("demo")).end("SIGKILL");
  await expect(page.locator("[data-stale-notice]")).toBeVisible({ timeout: 40_000 });
}
