import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import config from "../../playwright.config";
import { bringIntoView, placeOf } from "../page/in-view";
import { openScenes, type Scenes } from "./screenshot-scenes";
import { SHOTS, type Shot } from "./screenshot-list";

const DOCS = fileURLToPath(new URL("../../docs/", import.meta.url));

const SIZES = {
  desktop: { width: 1366, height: 900 },
  laptop: { width: 1366, height: 768 },
  office: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  // A4 between its margins.
  paper: { width: 718, height: 1047 },
  wall: { width: 1920, height: 1080 },
  standingWall: { width: 1080, height: 1920 },
} as const;

/** Many pictures of the same page: they need not be sharp to the pixel. */
const JPEG_QUALITY = 55;

mkdirSync(join(DOCS, "screenshots", "troubles"), { recursive: true });
const only = process.argv.slice(2);
const browser = await chromium.launch(config.use?.launchOptions ?? {});
const scenes = await openScenes();
try {
  for (const shot of SHOTS) {
    if (only.length === 0 || only.some((name) => shot.file.includes(name)))
      await take(browser, scenes, shot);
  }
} finally {
  await scenes.close();
  await browser.close();
}

/** Takes one screenshot, and prints the size of its file. */
async function take(from: Browser, scenes_: Scenes, shot: Shot): Promise<void> {
  const context = await from.newContext({
    viewport: SIZES[shot.on],
    colorScheme: shot.theme,
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto((await scenes_.product(shot.scene)).at(shot.path));
  await shot.wait(page, scenes_);
  const path = join(DOCS, shot.file);
  const height = shot.height ?? SIZES[shot.on].height;
  // Charts far below the window are not updated: everything shown must be in it.
  await page.setViewportSize({ ...SIZES[shot.on], height });
  await steady(page);
  const clip = { x: 0, y: await topOf(page, shot), ...SIZES[shot.on], height };
  const quality = path.endsWith(".jpg") ? { quality: JPEG_QUALITY } : {};
  // A full page is taken in a larger window, to which the first screen would grow.
  const fullPage = shot.beginsWith !== undefined;
  await page.screenshot({ path, fullPage, clip, ...quality });
  console.log(`${shot.file}: ${Math.round(statSync(path).size / 1024)} kB`);
  await context.close();
}

async function topOf(page: Page, { beginsWith }: Shot): Promise<number> {
  if (beginsWith === undefined) return 0;
  const place = page.locator(beginsWith);
  await bringIntoView(place);
  // Brings everything that is now on the screen up to date.
  await steady(page);
  return (await placeOf(place)).y + (await page.evaluate(() => scrollY)) - 24;
}

/** Fonts are loaded, and every chart is drawn by the browser. */
async function steady(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(1_500);
}
