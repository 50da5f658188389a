import { existsSync, writeFileSync } from "node:fs";
import type { WindowAnswer } from "@/lib/contract/window";
import { headline, readWindow } from "./page/reading";
import { expect, test, watching } from "./setup/setup";

/** Debian's `libfaketime`; without it, the clock of a single process cannot be set. */
const LIBRARY = [
  "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1",
  "/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1",
].find((path) => existsSync(path));

const MINUTE_MS = 60_000;

test.describe.configure({ timeout: 300_000 });

test("after the clock is set back nothing stays green, on the page or in the API", async ({
  setup,
  page,
}, testInfo) => {
  test.skip(LIBRARY === undefined, "libfaketime is not installed: apt install libfaketime");
  const clock = testInfo.outputPath("clock");
  const set = (seconds: number) => writeFileSync(clock, `${seconds < 0 ? "" : "+"}${seconds}s\n`);
  set(0);
  const demo = await setup.demo({ pipelines: [{ id: "orders", intervalMs: 2_000 }] });
  const product = await setup.product({
    ...watching(demo),
    env: {
      LD_PRELOAD: LIBRARY ?? "",
      // Read from the file at every call. The monotonic clock of timers and ages is unchanged.
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
  });
  await product.isReady();
  await page.goto(product.at("/p/orders"));
  await expect(headline(page)).toHaveText(/^Keeping up/);

  set(-900);
  await expect
    .poll(async () => (await readWindow(product, "orders")).now)
    .toBeLessThan(Date.now() - 14 * MINUTE_MS);
  await demo.setTrouble("orders", "down", true);
  const verdict = async (query = ""): Promise<WindowAnswer["verdict"]> =>
    (await readWindow(product, "orders", query)).verdict;
  // Nothing listens at its address, which may already be enough for a verdict of down.
  const alarmed = /^(?:unknown|critical)$/;
  await expect.poll(async () => (await verdict()).severity, { timeout: 60_000 }).toMatch(alarmed);
  expect((await verdict("?points=359")).severity).toMatch(alarmed);
  await expect(headline(page)).not.toHaveText(/^Keeping up/);
  const { now } = await readWindow(product, "orders");
  await expect
    .poll(async () => (await readWindow(product, "orders")).now, { timeout: 5_000 })
    .toBeGreaterThan(now);
});
