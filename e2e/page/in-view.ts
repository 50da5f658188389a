import { expect, type Locator } from "@playwright/test";

/** Where a part of the page is, CSS pixels from the screen's upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As long as Playwright's own expectations wait. */
const REST_WITHIN_MS = 30_000;

/** The place of a part of the page, once it rests. */
export const placeOf = (part: Locator): Promise<Place> => resting(part, false);

/** Scrolls until a part of the page is on the screen, and tells its place there, once it rests. */
export const bringIntoView = (part: Locator): Promise<Place> => resting(part, true);

/**
 * The page may draw the part anew at any time. Playwright's own scrolling then throws, and its box is
 * null. Here the part is looked for again.
 */
async function resting(part: Locator, scrolls: boolean): Promise<Place> {
  let found: Place | undefined;
  await expect(async () => {
    found = await part.evaluate(look, scrolls);
    expect(found, "the part rests on the page").toBeDefined();
  }).toPass({ timeout: REST_WITHIN_MS });
  if (!found) throw new Error("An expectation passed without a place.");
  return found;
}

/**
 * Runs in the page, so it refers to nothing outside itself. Undefined: the part moves, has no size, or
 * is no longer on the page.
 */
async function look(part: Element, scrolls: boolean): Promise<Place | undefined> {
  const { top, bottom } = part.getBoundingClientRect();
  if (scrolls && (top < 0 || bottom > innerHeight))
    part.scrollIntoView({ block: "center", behavior: "instant" });
  // Charts that have come onto the screen are drawn in the next frame.
  await new Promise(requestAnimationFrame);
  const before = part.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  const { x, y, width, height } = part.getBoundingClientRect();
  const rests = before.x === x && before.y === y && before.width === width;
  return part.isConnected && rests && width > 0 && before.height === height
    ? { x, y, width, height }
    : undefined;
}
