import type { Page } from "@playwright/test";
import type { PublicWindow } from "@/lib/contract/public-window";
import type { Product } from "./setup/product";
import { headline, readWindow, source } from "./page/reading";
import type { TestClock } from "./clock/test-clock";
import { expect, type Setup, test, watching } from "./setup/setup";

const TEN_MINUTES = 600_000;
const MINUTE = 60_000;
const SOURCES = ["CloudWatch", "Kinesis", "Lease table", "Spark driver"];
/** Two of CloudWatch's polls with their jitter, by a clock that may run as slowly as real time. */
const TWO_POLLS_MS = 150_000;

/** AWS and a driver whose clocks are off by a settable amount. */
interface OtherTime {
  readonly product: Product;
  set(offsetMs: number): void;
}

/** The demo uses its own clock for everything: minutes, batches and the `Date` header of its answers. */
async function startOtherTime(
  setup: Setup,
  clock: TestClock,
  offsetMs: number,
): Promise<OtherTime> {
  let offset = offsetMs;
  const demo = await setup.demo({
    pipelines: [{ id: "orders", intervalMs: 2_000 }],
    now: () => clock.now() + offset,
  });
  const env = { PUBLICATION_DELAY_SECONDS: "120" };
  const product = await setup.product({ ...watching(demo), env, clock });
  await product.isReady();
  return { product, set: (next) => (offset = next) };
}

/** The page names each source's clock difference, and each source still answers. */
async function clocksAreTold(page: Page, words: RegExp): Promise<void> {
  for (const name of SOURCES) {
    await expect(source(page, name)).toContainText("OK");
    await expect(source(page, name)).toContainText(words);
  }
}

function puts({ series }: PublicWindow) {
  return series.putBytes.points;
}

test.describe.configure({ mode: "parallel" });

test("clocks ten minutes ahead: each is named, and the verdict stands", async ({
  setup,
  clock,
  page,
}) => {
  const other = await startOtherTime(setup, clock, TEN_MINUTES);
  await page.goto(other.product.at("/p/orders"));
  await clocksAreTold(page, /Its clock is (59\d|60\d) s ahead of this machine's/);
  await expect(headline(page)).toHaveText(/^Keeping up/);
});

test("clocks ten minutes behind: minutes to come are no minutes without puts", async ({
  setup,
  clock,
  page,
}) => {
  test.setTimeout(60_000 + 2 * TWO_POLLS_MS);
  const other = await startOtherTime(setup, clock, -TEN_MINUTES);
  await page.goto(other.product.at("/p/orders"));
  await clocksAreTold(page, /Its clock is (59\d|60\d) s behind this machine's/);
  // The minutes that AWS has not reached yet are unknown, not idle.
  await expect(headline(page)).toHaveText(/^(Keeping up|Not enough data to judge)/);
  const before = await readWindow(other.product, "orders", "?from=now-30m");
  const known = puts(before).filter(([, value]) => value !== null);
  expect(known.length).toBeGreaterThan(15);
  expect(known.filter(([, value]) => value === 0)).toEqual([]);
  expect(known.at(-1)?.[0]).toBeLessThan(before.now - TEN_MINUTES);

  // With the clock set right, none of the ten minutes is missing.
  other.set(0);
  clock.run(20);
  await expect(source(page, "CloudWatch")).not.toContainText("clock", { timeout: TWO_POLLS_MS });
  // The newest is a gap until CloudWatch has been asked about it again.
  await expect(async () => {
    const after = await readWindow(other.product, "orders", "?from=now-30m");
    const settled = puts(after).filter(([at]) => at + MINUTE <= after.window.settledTo);
    expect(settled.length).toBeGreaterThan(25);
    expect(settled.filter(([, value]) => !value)).toEqual([]);
  }).toPass({ timeout: TWO_POLLS_MS });
  await expect(headline(page)).toHaveText(/^Keeping up/);
});
