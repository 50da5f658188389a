import type { Trouble } from "@/lib/demo/simulation/troubles";
import { hurry } from "./clock/hurry";
import { demoCommand } from "./setup/demo-command";
import { inWords, keepDiary, lefts, relapses } from "./page/diary";
import { headline } from "./page/reading";
import { expect, test } from "./setup/setup";

const MINUTE_MS = 60_000;
/** A driver that is restarted is down for this long. */
const RESTART_MS = 5_000;
/** The clock runs this many times as fast during the recovery. */
const TIMES = 5;

interface Patient {
  readonly trouble: Trouble;
  readonly says: RegExp;
  readonly sinceMs: number;
  /** The driver is restarted when the trouble is over: the simulation does not do so by itself. */
  readonly restarts?: true;
}

/** Each has a backlog in the stream or in Spark when its trouble ends. */
const PATIENTS: readonly Patient[] = [
  { trouble: "slow", says: /^Spark is too slow/, sinceMs: 4 * MINUTE_MS, restarts: true },
  { trouble: "stuck", says: /^One batch does not end/, sinceMs: 3 * MINUTE_MS },
  { trouble: "down", says: /^Spark is down/, sinceMs: 6 * MINUTE_MS },
  { trouble: "rate-cap", says: /^A rate cap holds Spark back/, sinceMs: 12 * MINUTE_MS },
];

test.describe.configure({ mode: "parallel" });

/** All troubles end at once, and each pipeline has its own page. */
test.use({
  shared: {
    pipelines: PATIENTS.map(({ trouble, sinceMs }, i) => ({
      id: trouble,
      region: `eu-test-${i}`,
      intervalMs: 2_000,
      slowUtilisation: 1.6,
      troubles: [{ trouble, sinceMs }],
    })),
    ownClock: true,
  },
});

test("during the recovery no page is critical, and one line shows the recovery", async ({
  narrows,
  clock,
  context,
}) => {
  test.setTimeout(330_000);
  await hurry(context, TIMES);
  const pages = await Promise.all(PATIENTS.map(() => context.newPage()));
  const patients = PATIENTS.map((patient, i) => ({ ...patient, page: pages[i] ?? never() }));
  for (const { trouble, says, page } of patients) {
    await page.goto(narrows.at(`/p/${trouble}`));
    await expect(headline(page)).toHaveText(says, { timeout: 90_000 });
  }

  clock.run(TIMES);
  const diaries = patients.map(async ({ trouble, restarts, page }) => {
    await narrows.demo.setTrouble(trouble, trouble, false);
    if (restarts) {
      await narrows.demo.setTrouble(trouble, "down", true);
      await clock.reaches(clock.now() + RESTART_MS);
      await narrows.demo.setTrouble(trouble, "down", false);
    }
    return keepDiary(page, { clock, until: /^Keeping up/, mostMs: 3 * MINUTE_MS });
  });
  const kept = await Promise.all(diaries);
  expect(kept.flatMap(lefts).length, kept.map(inWords).join("\n\n")).toBeGreaterThan(0);
  for (const [i, diary] of kept.entries()) {
    const about = `${PATIENTS[i]?.trouble}\n${inWords(diary)}`;
    expect(relapses(diary), about).toEqual([]);
    expect(diary.at(-1)?.headline, about).toMatch(
      /^(Keeping up|Spark is catching up|Spark has caught up)/,
    );
    const left = lefts(diary);
    if (left.length > 20) expect(left.at(-1), about).toBeLessThan(Math.max(...left));
  }
});

test("a trouble of `npm run demo` recovers in the same way", async ({ setup, clock, context }) => {
  test.setTimeout(330_000);
  await hurry(context, TIMES);
  const product = await setup.product({ clock });
  await product.isReady();
  const [orders, clicks] = [await context.newPage(), await context.newPage()];
  await orders.goto(product.at("/p/orders"));
  await clicks.goto(product.at("/p/clicks"));
  await expect(headline(orders)).toHaveText(/^Keeping up/);
  await expect(headline(clicks)).toHaveText(/^Spark is too slow/);
  demoCommand(product, "on", "orders", "down");
  await clock.fast(() =>
    expect(headline(orders)).toHaveText(/^Spark is down/, { timeout: 150_000 }),
  );

  // Its code is mended and it is restarted: a queue of 25 minutes is lost, as in reality.
  demoCommand(product, "off", "clicks", "slow");
  demoCommand(product, "on", "clicks", "down");
  clock.run(TIMES);
  await clock.reaches(clock.now() + RESTART_MS);
  for (const id of ["clicks", "orders"]) demoCommand(product, "off", id, "down");
  const diaries = [orders, clicks].map((page) =>
    keepDiary(page, { clock, until: /^Keeping up/, mostMs: 2.5 * MINUTE_MS }),
  );
  for (const diary of await Promise.all(diaries)) {
    expect(relapses(diary), inWords(diary)).toEqual([]);
    expect(diary.at(-1)?.headline).toMatch(
      /^(Keeping up|Spark is catching up|Spark has caught up)/,
    );
  }
});

function never(): never {
  throw new Error("a page is missing");
}
