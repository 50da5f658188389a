import type { DrivenPage } from "./driven-page";

/** Main-thread CPU of each of so many steps of the pointer over the first chart, ms. */
export async function measureMoves(driven: DrivenPage, steps: number): Promise<readonly number[]> {
  const { page } = driven;
  const plot = page.locator("[data-plot]").first();
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error("The page shows no chart to point at.");
  const y = box.y + box.height / 2;
  const at = (i: number) => box.x + box.width * (0.15 + (0.8 * (i + 1)) / steps);
  await page.mouse.move(at(-1), y);
  await page.evaluate(() => window.bench.frame());
  const times: number[] = [];
  for (let i = 0; i < steps; i++) {
    times.push(
      await driven.cpuOf(async () => {
        await page.mouse.move(at(i), y);
        await page.evaluate(() => window.bench.frame());
      }),
    );
  }
  await page.mouse.move(0, 0);
  return times;
}
